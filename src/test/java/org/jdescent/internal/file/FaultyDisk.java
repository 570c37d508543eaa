package org.jdescent.internal.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A disk in memory, on which one request fails. What was not forced is lost in a crash: bytes
 * become half of what was written, and names go back to what the directory had when it was forced.
 */
public final class FaultyDisk implements Disk {
  /** What happens at the request that fails. */
  public enum Fault {
    ERROR,
    SHORT_WRITE,
    FULL,
    CRASH,
    CRASH_AFTERWARDS
  }

  /** The process has died. */
  public static final class Crash extends Error {
    private static final long serialVersionUID = 1;
  }

  private static final class Content {
    byte[] bytes = {};
    byte[] forced = {};
  }

  private Map<Path, Content> names = new TreeMap<>();
  private Map<Path, Content> forcedNames = new TreeMap<>();
  private Fault fault;
  private int failsAt = Integer.MAX_VALUE;
  private boolean full;
  private int requests;

  /** Lets a request fail, counted from 0 from now on. */
  public void failAt(int request, Fault what) {
    requests = 0;
    failsAt = request;
    fault = what;
    full = false;
  }

  /** How many requests there were since then. */
  public int requests() {
    return requests;
  }

  /** The content of a file, or null. */
  public byte[] read(Path file) {
    return names.containsKey(file) ? names.get(file).bytes : null;
  }

  public int files() {
    return names.size();
  }

  /** The machine starts again, with what had been forced to the disk, and perhaps more. */
  public void restart(boolean losesEverything) {
    if (losesEverything) {
      names = new TreeMap<>(forcedNames);
      names.values().forEach(content -> content.bytes = content.forced.clone());
    }
    forcedNames = new TreeMap<>(names);
    failsAt = Integer.MAX_VALUE;
    full = false;
  }

  private boolean faulty() throws IOException {
    boolean now = requests++ == failsAt;
    if (full) throw new IOException("No space left on device");
    if (!now) return false;
    if (fault == Fault.CRASH) throw new Crash();
    if (fault == Fault.ERROR) throw new IOException("Input/output error");
    if (fault == Fault.FULL) full = true;
    return true;
  }

  private void afterwards(boolean faulty) {
    if (faulty && fault == Fault.CRASH_AFTERWARDS) throw new Crash();
  }

  @Override
  public Output create(Path file) throws IOException {
    boolean faulty = faulty();
    Content content = new Content();
    if (names.putIfAbsent(file, content) != null) throw new IOException("it exists: " + file);
    afterwards(faulty);
    return new Output() {
      @Override
      public int write(ByteBuffer bytes, long position) throws IOException {
        boolean faulty = faulty();
        if (faulty && fault == Fault.FULL) throw new IOException("No space left on device");
        int count = faulty && fault == Fault.SHORT_WRITE ? 1 : bytes.remaining();
        int end = Math.toIntExact(position + count);
        if (content.bytes.length < end) content.bytes = Arrays.copyOf(content.bytes, end);
        bytes.get(content.bytes, (int) position, count);
        afterwards(faulty);
        return count;
      }

      @Override
      public void force() throws IOException {
        boolean faulty = faulty();
        content.forced = content.bytes.clone();
        afterwards(faulty);
      }

      @Override
      public void close() throws IOException {
        afterwards(faulty());
      }
    };
  }

  @Override
  public void replace(Path from, Path to) throws IOException {
    boolean faulty = faulty();
    names.put(to, names.remove(from));
    afterwards(faulty);
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    boolean faulty = faulty();
    forcedNames = new TreeMap<>(names);
    afterwards(faulty);
  }

  @Override
  public void delete(Path file) throws IOException {
    boolean faulty = faulty();
    names.remove(file);
    afterwards(faulty);
  }

  @Override
  public List<Path> list(Path directory, String prefix) throws IOException {
    boolean faulty = faulty();
    List<Path> found =
        names.keySet().stream().filter(f -> f.getFileName().toString().startsWith(prefix)).toList();
    afterwards(faulty);
    return found;
  }

  @Override
  public void copyPermissions(Path from, Path to) throws IOException {
    afterwards(faulty());
  }
}
