package dev.serai.registry.internal.shell;

import dev.serai.registry.internal.document.JsonDocuments;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A file.
 *
 * @param path where it is
 */
record FileSource(Path path) implements DocumentSource {
  private static final int MAX_NAME = 200;

  static FileSource of(String path) throws CommandFailure {
    try {
      return new FileSource(Path.of(path).toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      throw new CommandFailure("This is no path of a file: name one.");
    }
  }

  /** One byte more than a document may have is enough to refuse it. */
  @Override
  public byte[] bytes() throws CommandFailure {
    if (!Files.isRegularFile(path)) {
      throw new CommandFailure(
          "There is no file " + shown() + " on the machine that runs Serai: name one.");
    }
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(JsonDocuments.MAX_BYTES + 1);
    } catch (IOException e) {
      throw new CommandFailure("Serai cannot read " + shown() + ": let its user read the file.");
    }
  }

  @Override
  public String origin() {
    String name = Text.line(path.getFileName());
    return "file:" + name.substring(0, Math.min(name.length(), MAX_NAME));
  }

  private String shown() {
    return Text.line(path);
  }
}
