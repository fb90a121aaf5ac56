package dev.serai.gateway.internal.downstream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Session records as files that only the owner of the process may read, one a session, so that
 * sessions outlive a gateway bundle that is replaced. Not safe for use by several threads.
 */
final class SessionFiles implements SessionStore {
  private static final Logger LOG = LoggerFactory.getLogger(SessionFiles.class);
  private static final String SUFFIX = ".json";

  private final JsonMapper mapper = new JsonMapper();
  private final Path folder;

  SessionFiles(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
      if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The folder of sessions cannot be used", e);
    }
  }

  /** All records; a file that cannot be read is removed. */
  @Override
  public List<SessionRecord> load() {
    List<SessionRecord> records = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
      for (Path file : files) {
        load(file, records);
      }
    } catch (IOException e) {
      LOG.warn("Sessions cannot be read; clients have to initialize again", e);
    }
    return records;
  }

  private void load(Path file, List<SessionRecord> records) throws IOException {
    try {
      records.add(mapper.readValue(file.toFile(), new TypeReference<SessionRecord>() {}));
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("A session cannot be read; its client has to initialize again: {}", e.getMessage());
      Files.deleteIfExists(file);
    }
  }

  @Override
  public void save(SessionRecord record) {
    Path file = file(record.owner());
    Path part = folder.resolve(record.owner() + ".part");
    try {
      Files.write(part, mapper.writeValueAsBytes(record));
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("A session cannot be kept; it will not outlive the gateway bundle", e);
    }
  }

  @Override
  public void delete(String owner) {
    try {
      Files.deleteIfExists(file(owner));
    } catch (IOException e) {
      LOG.debug("A session's file cannot be removed", e);
    }
  }

  private Path file(String owner) {
    return folder.resolve(owner + SUFFIX);
  }
}
