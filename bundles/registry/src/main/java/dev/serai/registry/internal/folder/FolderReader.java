package dev.serai.registry.internal.folder;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.registry.internal.document.Findings;
import dev.serai.registry.internal.document.JsonDocuments;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads a folder's documents: regular files {@code *.json} that are not hidden. */
final class FolderReader {
  private final Path folder;
  private final JsonDocuments documents = new JsonDocuments();

  FolderReader(Path folder) {
    this.folder = folder;
  }

  /**
   * All files and what they hold now, in the order of their names; empty where there is no folder.
   *
   * @throws IOException if the folder cannot be listed
   */
  Optional<Map<String, FileContent>> read() throws IOException {
    Map<String, FileContent> files = new TreeMap<>();
    try (DirectoryStream<Path> listing =
        Files.newDirectoryStream(folder, FolderReader::isDocument)) {
      for (Path file : listing) {
        String name = file.getFileName().toString();
        readFile(file, name).ifPresent(content -> files.put(name, content));
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return Optional.empty();
    }
    return Optional.of(files);
  }

  private static boolean isDocument(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".json") && !name.startsWith(".") && Files.isRegularFile(file);
  }

  private Optional<FileContent> readFile(Path file, String name) {
    Findings findings = new Findings(name);
    Optional<JsonNode> json = Optional.empty();
    Instant modified = Instant.EPOCH;
    try (InputStream in = Files.newInputStream(file)) {
      modified = Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.MILLIS);
      json = documents.parse(in.readNBytes(JsonDocuments.MAX_BYTES + 1), findings);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      findings.add("", "Cannot be read: let the user that runs Serai read it.");
    }
    return Optional.of(new FileContent(json, findings.problems(), modified));
  }
}
