package dev.serai.registry.internal.folder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.Alias;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the alias book in a file, which is replaced as a whole; a broken one is put aside. */
final class AliasFile {
  private static final Logger LOG = LoggerFactory.getLogger(AliasFile.class);
  private static final int FORMAT = 1;

  private final Path file;
  private final ObjectMapper mapper = new ObjectMapper();
  private List<AliasLine> written = List.of();

  AliasFile(Path file) {
    this.file = file;
  }

  AliasBook load() {
    if (Files.exists(file)) {
      try {
        written = parse(mapper.readTree(Files.readAllBytes(file)));
      } catch (IOException | SeraiException | IllegalArgumentException e) {
        putAside(e);
      }
    }
    return new AliasBook(written);
  }

  /**
   * Writes the book if it has changed. Failing to is no reason to stop: the next change retries.
   */
  void save(AliasBook book) {
    List<AliasLine> lines = book.lines();
    if (lines.equals(written)) {
      return;
    }
    try {
      replace(mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(render(lines)));
      written = lines;
    } catch (IOException e) {
      LOG.warn(
          "Aliases cannot be kept in {}: after a restart they may differ. Make it writable.",
          file,
          e);
    }
  }

  private void replace(byte[] content) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path next = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private ObjectNode render(List<AliasLine> lines) {
    ObjectNode root = mapper.createObjectNode().put("format", FORMAT);
    ArrayNode array = root.putArray("aliases");
    for (AliasLine line : lines) {
      array
          .addObject()
          .put("file", line.file())
          .put("name", line.name())
          .put("alias", line.alias().value());
    }
    return root;
  }

  private static List<AliasLine> parse(JsonNode root) {
    if (root.path("format").asInt() != FORMAT || !root.path("aliases").isArray()) {
      throw new IllegalArgumentException("is no alias file of format " + FORMAT);
    }
    List<AliasLine> lines = new ArrayList<>();
    for (JsonNode line : root.path("aliases")) {
      lines.add(
          new AliasLine(
              line.path("file").asText(),
              line.path("name").asText(),
              new Alias(line.path("alias").asText())));
    }
    return lines;
  }

  private void putAside(Exception reason) {
    Path aside = file.resolveSibling(file.getFileName() + ".broken");
    LOG.warn("{} is broken and put aside as {}; aliases are given anew.", file, aside, reason);
    try {
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("{} cannot be put aside: remove it.", file, e);
    }
  }
}
