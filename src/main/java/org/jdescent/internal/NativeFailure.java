package org.jdescent.internal;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.jdescent.NativeLibraryException;

/** Why native code could not be loaded, and what helps: one sentence, then what was found here. */
final class NativeFailure {
  private static final String CACHE_PROPERTY = "org.bytedeco.javacpp.cachedir";

  private static final Pattern TOO_OLD =
      Pattern.compile("version .?((?:GLIBC|GLIBCXX|CXXABI)_[\\d.]+)'? not found");
  private static final Pattern DAMAGED =
      Pattern.compile("[^:]*: (file too short|invalid ELF header|cannot read file data)");

  private NativeFailure() {}

  static NativeLibraryException of(Throwable cause) {
    return of(cause, Host.here());
  }

  static NativeLibraryException of(Throwable cause, Host host) {
    String message =
        """
        the native library of JDescent could not be loaded: %s
          platform  %s, Java %s, %s
          jars      %s
          cache     %s
          cause     %s"""
            .formatted(
                reason(cause, host),
                host.platform(),
                Runtime.version(),
                host.libc(),
                host.served().isEmpty()
                    ? "none with a native library of JDescent"
                    : "with native libraries for " + String.join(", ", host.served()),
                host.cache(),
                cause);
    return new NativeLibraryException(message, cause);
  }

  private static String reason(Throwable cause, Host host) {
    String said = chain(cause);
    if (said.contains(IllegalCallerException.class.getName())) {
      return "Java denies native access: start it with --enable-native-access="
          + String.join(",", host.modules());
    }
    if (!host.together()) {
      return "another class loader has JavaCPP: put its jars beside those of JDescent";
    }
    if (!(cause instanceof LinkageError || cause instanceof IOException)) return own(cause);
    if (host.libc().equals("musl")) {
      return "this system has the C library musl, and glibc 2.34 or newer is needed: in place of"
          + " Alpine take Ubuntu, Debian or RHEL";
    }
    if (!Host.PLATFORMS.contains(host.platform())) {
      return "there is none for %s, only for %s"
          .formatted(host.platform(), String.join(", ", Host.PLATFORMS));
    }
    if (!host.javacpp()) {
      return "JavaCPP's own is missing: add org.bytedeco:javacpp with classifier "
          + host.platform();
    }
    if (!host.served().contains(host.platform())) return missing(host);
    Matcher old = TOO_OLD.matcher(said);
    if (old.find()) {
      return "this system (%s) lacks %s: take Ubuntu 22.04, Debian 12, RHEL 9 or newer"
          .formatted(host.libc(), old.group(1));
    }
    if (said.contains("failed to map segment")) {
      return "the cache %s lies on a file system mounted noexec: set -D%s to a folder that is not"
          .formatted(host.cache(), CACHE_PROPERTY);
    }
    Matcher damaged = DAMAGED.matcher(said);
    if (damaged.find()) {
      return "it is damaged (%s): get the jar anew that it is from"
          .formatted(damaged.group().strip());
    }
    if (said.contains("IOException") || said.contains("FileNotFoundException")) {
      return "it could not be unpacked: set -D%s to a folder that can be written, with room for a"
              .formatted(CACHE_PROPERTY)
          + " few MB";
    }
    return own(cause);
  }

  private static String own(Throwable cause) {
    return Objects.requireNonNullElse(cause.getMessage(), cause.toString());
  }

  private static String missing(Host host) {
    String what =
        host.served().isEmpty()
            ? "its jar is missing"
            : "this is " + host.platform() + ", the jar is for " + String.join(", ", host.served());
    return what + ": add org.jdescent:jdescent with classifier " + host.platform();
  }

  /** What all causes say. */
  private static String chain(Throwable cause) {
    return String.join(
        "\n",
        Stream.iterate(cause, t -> t != null, Throwable::getCause)
            .map(Throwable::toString)
            .toList());
  }

  /** What can be told of the system and of the class path. */
  record Host(
      String platform,
      String libc,
      boolean javacpp,
      List<String> served,
      boolean together,
      Set<String> modules,
      String cache) {
    static final List<String> PLATFORMS =
        List.of("linux-x86_64", "linux-arm64", "macosx-arm64", "macosx-x86_64", "windows-x86_64");

    static Host here() {
      return new Host(
          Loader.getPlatform(),
          NativeReport.libc(),
          packed(Loader.class, Loader.getPlatform(), "jnijavacpp"),
          PLATFORMS.stream().filter(p -> packed(Native.class, p, Native.LIBRARY)).toList(),
          Loader.class.getClassLoader() == Native.class.getClassLoader(),
          new TreeSet<>(List.of(module(Loader.class), module(Native.class))),
          cacheDirectory());
    }

    private static boolean packed(Class<?> beside, String platform, String library) {
      return PackedLibrary.find(beside, platform, library) != null;
    }

    private static String module(Class<?> type) {
      String name = type.getModule().getName();
      return name == null ? "ALL-UNNAMED" : name;
    }

    private static String cacheDirectory() {
      try {
        return Loader.getCacheDir().getPath();
      } catch (IOException e) {
        return "none could be made";
      }
    }
  }
}
