package dev.serai.runtime.process.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One process for all times: its number and when it was born. Numbers are used again; the pair is
 * not.
 *
 * @param pid its number
 * @param birth on Linux clock ticks since boot and the boot's id (proc(5), {@code /proc/pid/stat}
 *     field 22), immune to a clock that is set; elsewhere milliseconds since 1970
 */
record ProcessIdentity(long pid, String birth) {
  private static final Path PROC = Path.of("/proc");
  private static final int STATE = 0;
  private static final int START_TIME = 19;

  /** The process that has this number now, unless it has ended. */
  static Optional<ProcessIdentity> of(long pid) {
    if (!Files.exists(PROC.resolve("self/stat"))) {
      return ProcessHandle.of(pid)
          .flatMap(handle -> handle.info().startInstant())
          .map(start -> new ProcessIdentity(pid, Long.toString(start.toEpochMilli())));
    }
    return stat(pid)
        .filter(ProcessIdentity::living)
        .map(fields -> new ProcessIdentity(pid, fields[START_TIME] + "@" + bootId()));
  }

  /** This Java process. */
  static ProcessIdentity self() {
    return of(ProcessHandle.current().pid()).orElseThrow();
  }

  /** The form that {@link #parse} reads. */
  String text() {
    return pid + "," + birth;
  }

  static Optional<ProcessIdentity> parse(String text) {
    int comma = text.indexOf(',');
    try {
      return Optional.of(
          new ProcessIdentity(Long.parseLong(text.substring(0, comma)), text.substring(comma + 1)));
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Its handle, while it lives. The handle is bound to this process and to no later one. */
  Optional<ProcessHandle> handle() {
    return ProcessHandle.of(pid).filter(handle -> of(pid).filter(this::equals).isPresent());
  }

  /** Whether a process still runs; one that has ended and waits for its parent does not. */
  static boolean alive(ProcessHandle handle) {
    return handle.isAlive() && stat(handle.pid()).map(ProcessIdentity::living).orElse(true);
  }

  private static boolean living(String[] fields) {
    return !"Z".equals(fields[STATE]) && !"X".equals(fields[STATE]);
  }

  private static Optional<String[]> stat(long pid) {
    try {
      String line = Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
      return Optional.of(line.substring(line.lastIndexOf(')') + 2).split(" "));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String bootId() {
    try {
      return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
