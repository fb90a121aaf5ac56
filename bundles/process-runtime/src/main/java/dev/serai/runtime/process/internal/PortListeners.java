package dev.serai.runtime.process.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells whose a listening TCP port is, from Linux's {@code /proc/net/tcp} and {@code /proc/pid/fd}
 * (proc(5)).
 */
final class PortListeners {
  private static final Path PROC = Path.of("/proc");
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;
  private static final String LISTEN = "0A";

  private PortListeners() {}

  /**
   * Whether somebody listens on the port who is none of these processes. False as well where the
   * system does not tell.
   */
  static boolean foreign(int port, Collection<ProcessHandle> own) {
    Set<String> sockets = new HashSet<>();
    for (String table : List.of("net/tcp", "net/tcp6")) {
      sockets.addAll(listening(PROC.resolve(table), port));
    }
    return !sockets.isEmpty() && own.stream().noneMatch(process -> holds(process, sockets));
  }

  private static Set<String> listening(Path table, int port) {
    String suffix = String.format(":%04X", port);
    Set<String> sockets = new HashSet<>();
    try {
      for (String line : Files.readAllLines(table)) {
        String[] fields = line.strip().split("\\s+");
        if (fields[LOCAL_ADDRESS].endsWith(suffix) && fields[STATE].equals(LISTEN)) {
          sockets.add("socket:[" + fields[INODE] + "]");
        }
      }
    } catch (IOException e) {
      return Set.of();
    }
    return sockets;
  }

  private static boolean holds(ProcessHandle process, Set<String> sockets) {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(PROC.resolve(process.pid() + "/fd"))) {
      for (Path file : files) {
        if (sockets.contains(target(file))) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return ProcessIdentity.alive(process);
    }
  }

  private static String target(Path file) {
    try {
      return Files.readSymbolicLink(file).toString();
    } catch (IOException e) {
      return "";
    }
  }
}
