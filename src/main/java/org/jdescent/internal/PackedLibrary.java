package org.jdescent.internal;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.javacpp.Loader;

/** The native library as it lies in its jar. */
final class PackedLibrary {
  private static final int ELF = 0x464c457f;

  private PackedLibrary() {}

  /** Where this platform's library is, in a jar beside that class; or null. */
  static URL find(Class<?> beside, String platform, String library) {
    String name =
        platform.startsWith("windows")
            ? library + ".dll"
            : "lib" + library + (platform.startsWith("macosx") ? ".dylib" : ".so");
    try {
      return Loader.findResource(beside, platform + "/" + name);
    } catch (IOException e) {
      return null;
    }
  }

  /**
   * Sees to it that what is loaded is what is packed. JavaCPP takes a file in its cache for the one
   * in the jar if name, size and time are equal, as they may be after another build.
   *
   * @throws UnsatisfiedLinkError if the library ends early: loading it would end the process
   */
  static void dropStaleCopies() throws IOException {
    URL packed = find(Native.class, Loader.getPlatform(), Native.LIBRARY);
    if (packed == null || packed.getProtocol().equals("file")) return; // loaded where it lies
    byte[] library;
    try (InputStream stream = packed.openStream()) {
      library = stream.readAllBytes();
    }
    if (isCut(library)) throw new UnsatisfiedLinkError(packed + ": file too short");
    Path folder;
    try {
      folder = Loader.cacheResource(packed).toPath().getParent();
    } catch (IOException e) {
      return; // JavaCPP may do without a cache; if it cannot, it says so
    }
    Path lock = Loader.getCacheDir().toPath().resolve(".lock");
    synchronized (Runtime.getRuntime()) { // as JavaCPP does while it unpacks
      try (FileChannel channel = FileChannel.open(lock, CREATE, WRITE);
          FileLock held = channel.lock();
          DirectoryStream<Path> copies =
              Files.newDirectoryStream(folder, "*" + Native.LIBRARY + "*")) {
        for (Path copy : copies) { // one for each class loader
          if (held.isValid() && !Arrays.equals(library, Files.readAllBytes(copy))) {
            Files.delete(copy);
          }
        }
      }
    }
  }

  /** Whether an ELF file has no room for the table of sections at its end. */
  private static boolean isCut(byte[] library) {
    ByteBuffer elf = ByteBuffer.wrap(library).order(ByteOrder.LITTLE_ENDIAN);
    if (library.length < 64 || elf.getInt(0) != ELF) return library.length < 64;
    long end = elf.getLong(40) + (long) elf.getShort(58) * elf.getShort(60);
    return library.length < end;
  }
}
