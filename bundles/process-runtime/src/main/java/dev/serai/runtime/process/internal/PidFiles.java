package dev.serai.runtime.process.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down which processes run, for the start after a Serai that was killed. */
final class PidFiles {
  private static final Logger LOG = LoggerFactory.getLogger(PidFiles.class);
  private static final String ENDING = ".pid";

  private final Path folder;

  PidFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * What is known of a process.
   *
   * @param process the process
   * @param owner the Java process that started it
   * @param instance the server it is
   */
  record PidFile(ProcessIdentity process, ProcessIdentity owner, String instance) {
    private static final int LINES = 3;

    private String text() {
      return process.text() + '\n' + owner.text() + '\n' + instance + '\n';
    }

    private static Optional<PidFile> parse(List<String> lines) {
      return lines.size() < LINES
          ? Optional.empty()
          : ProcessIdentity.parse(lines.get(0))
              .flatMap(
                  process ->
                      ProcessIdentity.parse(lines.get(1))
                          .map(owner -> new PidFile(process, owner, lines.get(2))));
    }
  }

  void write(PidFile known) throws IOException {
    Path draft = Files.createTempFile(Folders.makePrivate(folder), "draft", null);
    Files.writeString(draft, known.text());
    Files.move(draft, file(known.process()), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Forgets a process, unless it still runs. */
  void delete(ProcessIdentity process) {
    if (process.handle().isEmpty()) {
      delete(file(process));
    }
  }

  /** All that can be read; others are removed. */
  List<PidFile> readAll() throws IOException {
    List<PidFile> known = new ArrayList<>();
    try (Stream<Path> files = Files.list(Folders.makePrivate(folder))) {
      for (Path file : files.toList()) {
        read(file).ifPresentOrElse(known::add, () -> delete(file));
      }
    }
    return known;
  }

  private static Optional<PidFile> read(Path file) {
    try {
      return file.toString().endsWith(ENDING)
          ? PidFile.parse(Files.readAllLines(file))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("The file {} cannot be deleted: correct its folder's permissions", file, e);
    }
  }

  private Path file(ProcessIdentity process) {
    return folder.resolve(process.pid() + "-" + FileNames.of(process.birth()) + ENDING);
  }
}
