package dev.serai.itests.container;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The TCP sockets on which a process listens, as the kernel tells (Linux, proc(5)): addresses are
 * hexadecimal, with the bytes of a word in the machine's order.
 */
final class ListeningPorts {
  private static final String LISTENS = "0A";
  private static final Set<String> LOOPBACK =
      Set.of("0100007F", "0000000000000000FFFF00000100007F");

  private ListeningPorts() {}

  /** {@code loopback:port} or {@code outside:port} for each socket. */
  static Set<String> of(long pid) throws IOException {
    Set<String> sockets = sockets(Path.of("/proc/" + pid + "/fd"));
    Set<String> found = new TreeSet<>();
    for (String table : new String[] {"tcp", "tcp6"}) {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/net/" + table))) {
        String[] fields = line.trim().split("\\s+");
        if (fields[3].equals(LISTENS) && sockets.contains(fields[9])) {
          found.add(name(fields[1]));
        }
      }
    }
    return found;
  }

  private static String name(String local) {
    String[] parts = local.split(":");
    String where = LOOPBACK.contains(parts[0]) ? "loopback:" : "outside:";
    return where + Integer.parseInt(parts[1], 16);
  }

  private static Set<String> sockets(Path descriptors) throws IOException {
    Set<String> inodes = new HashSet<>();
    try (DirectoryStream<Path> links = Files.newDirectoryStream(descriptors)) {
      for (Path link : links) {
        inodes.add(target(link).replaceAll("^socket:\\[|]$", ""));
      }
    }
    return inodes;
  }

  private static String target(Path link) throws IOException {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (NoSuchFileException e) {
      return "closed meanwhile";
    }
  }
}
