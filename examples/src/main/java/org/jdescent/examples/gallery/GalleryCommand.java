package org.jdescent.examples.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jdescent.examples.Entrant;
import org.jdescent.examples.Examples;
import org.jdescent.plot.SmallPng;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Draws the way of every optimizer down every landscape. */
@Command(
    name = "gallery",
    sortOptions = false,
    description =
        "Draws the paths of all optimizers over Rosenbrock's and Rastrigin's functions, each at the"
            + " best of many learning rates. Nothing here is random: --seed changes nothing.")
public final class GalleryCommand implements Callable<Integer> {
  @ParentCommand private Examples parent;

  @Override
  public Integer call() throws IOException {
    Path directory = parent.directory();
    System.out.printf("gallery: %d optimizers%n%n", Entrant.ALL.size());
    List<List<Exhibit>> walls = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    for (Landscape landscape : Landscape.ALL) {
      System.out.printf("  %s: %d steps at each rate%n", landscape.name(), landscape.steps());
      List<Exhibit> exhibits = Exhibit.all(landscape);
      walls.add(exhibits);
      files.add(directory.resolve(GalleryPage.file(landscape)));
      SmallPng.write(Sheet.draw(landscape, exhibits), files.get(files.size() - 1));
    }
    files.add(Files.writeString(directory.resolve("gallery.md"), GalleryPage.write(walls)));
    System.out.println();
    Examples.announce(files);
    return 0;
  }
}
