package org.jdescent.examples.digits;

import java.util.ArrayList;
import java.util.List;
import org.jdescent.examples.Point;

/**
 * How people write digits: each line is a digit and its strokes, each stroke a curve through points
 * in percent of a box, x to the right and y down. A corner ends a stroke and starts the next.
 */
final class Skeletons {
  private static final String WAYS =
      """
      0: 56,3 25,15 10,50 25,88 55,97 82,80 90,45 76,12 52,4
      0: 40,6 14,40 20,85 52,98 84,70 85,28 60,4 38,8
      0: 62,10 38,8 16,38 18,78 44,97 74,86 88,50 78,18 54,6 44,16
      1: 50,2 50,50 50,98
      1: 54,2 50,50 48,98
      1: 30,24 52,3; 52,3 51,50 50,98
      1: 28,26 52,3; 52,3 51,50 50,97; 28,97 74,96
      2: 14,28 32,6 62,4 82,22 70,50 42,76 12,95; 12,95 50,92 90,94
      2: 16,22 40,3 70,8 78,32 56,62 28,86 12,86 16,72 36,74 62,92 92,86
      2: 20,14 50,4 78,18 74,44 48,70 14,96; 14,96 46,90 88,97
      3: 18,14 48,3 78,18 66,42 38,48; 38,48 72,54 84,74 62,95 32,97 12,84
      3: 16,6 48,5 80,6; 80,6 62,24 42,42; 42,42 74,48 86,70 66,94 36,98 12,86
      3: 20,12 54,2 80,16 70,38 44,47 74,54 84,76 60,97 28,96 14,84
      4: 28,4 20,30 17,56; 17,56 50,58 88,53; 74,6 70,50 66,98
      4: 66,3 38,34 10,64; 10,64 50,64 92,62; 66,3 66,50 65,98
      4: 24,6 14,34 22,52 52,52 76,40; 80,4 77,40 68,98
      5: 84,5 56,6 28,8; 28,8 24,26 21,46; 21,46 52,38 82,56 76,84 44,98 12,88
      5: 26,6 23,26 20,46; 20,46 54,36 84,58 72,88 40,98 14,88; 26,7 56,5 88,6
      5: 80,8 50,5 30,14 22,40 50,42 78,56 74,84 46,98 14,90
      6: 70,3 40,20 18,54 20,86 50,97 78,82 70,58 44,54 20,74
      6: 54,2 30,28 18,64 28,94 58,96 76,76 60,60 36,66 22,82
      6: 80,10 50,10 22,36 14,72 34,96 66,94 82,72 62,54 34,60 18,76
      7: 10,9 48,8 88,6; 88,6 62,46 42,98
      7: 12,8 50,7 86,7; 86,7 66,40 52,98; 32,52 56,50 80,48
      7: 12,26 14,8; 14,8 50,9 86,6; 86,6 70,34 48,66 40,98
      8: 74,16 48,3 24,18 42,44 76,68 64,96 32,95 22,74 48,50 76,28 70,12
      8: 50,46 22,28 34,5 66,5 76,28 50,46; 50,46 20,66 28,95 68,96 82,70 50,46
      8: 80,10 50,6 26,20 46,46 72,66 66,92 36,96 24,76 46,52 68,34 82,12
      9: 78,20 50,4 22,20 26,46 54,50 78,22; 78,22 74,60 60,98
      9: 76,24 54,4 26,14 22,40 48,48 74,28; 76,24 78,60 62,90 26,96
      9: 80,12 48,5 20,24 30,46 60,42 80,14; 80,12 70,50 64,98
      """;

  private Skeletons() {}

  /** A way of writing a digit: its strokes in the unit square. */
  record Way(int digit, List<List<Point>> strokes) {}

  /** All ways, in the order of the digits. */
  static List<Way> all() {
    return WAYS.lines().map(Skeletons::parse).toList();
  }

  private static Way parse(String line) {
    List<List<Point>> strokes = new ArrayList<>();
    for (String stroke : line.substring(2).split(";")) {
      List<Point> points = new ArrayList<>();
      for (String point : stroke.trim().split(" ")) {
        String[] xy = point.split(",");
        points.add(new Point(Integer.parseInt(xy[0]) / 100.0, Integer.parseInt(xy[1]) / 100.0));
      }
      strokes.add(points);
    }
    return new Way(line.charAt(0) - '0', strokes);
  }
}
