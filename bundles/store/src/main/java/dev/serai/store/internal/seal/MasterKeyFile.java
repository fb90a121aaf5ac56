package dev.serai.store.internal.seal;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * A key in a file: Serai's own, made at first start and readable by its user alone, or one that the
 * operator provides, for instance a mounted Kubernetes Secret.
 *
 * @param file the file
 * @param own whether Serai may make it
 */
public record MasterKeyFile(Path file, boolean own) implements MasterKeySource {
  @Override
  public Optional<MasterKey> find() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      String text = Files.readString(file, StandardCharsets.US_ASCII);
      return Optional.of(MasterKey.parse(text).orElseThrow(() -> GivenMasterKey.noKey(name())));
    } catch (IOException e) {
      throw new SeraiException(ErrorCode.STORE_KEY, name() + " cannot be read.", e);
    }
  }

  @Override
  public MasterKey make() {
    if (!own) {
      throw new SeraiException(ErrorCode.STORE_KEY, name() + " does not exist.");
    }
    MasterKey key = MasterKey.random();
    try {
      Files.createDirectories(file.getParent(), readableBy("rwx------"));
      write(key);
      return key;
    } catch (FileAlreadyExistsException e) {
      return find().orElseThrow();
    } catch (IOException e) {
      throw new SeraiException(ErrorCode.STORE_KEY, name() + " cannot be written.", e);
    }
  }

  @Override
  public String name() {
    return own ? "the file master.key of the store" : "the file of the setting master-key-file";
  }

  /** On the disk and whole before it has its name. */
  private void write(MasterKey key) throws IOException {
    Path part = Files.createTempFile(file.getParent(), "master", ".part", readableBy("rw-------"));
    try (FileChannel channel = FileChannel.open(part, Set.of(StandardOpenOption.WRITE))) {
      channel.write(ByteBuffer.wrap((key.secretText() + "\n").getBytes(StandardCharsets.US_ASCII)));
      channel.force(true);
    }
    try {
      Files.createLink(file, part);
    } finally {
      Files.delete(part);
    }
  }

  private static FileAttribute<?>[] readableBy(String permissions) {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
    };
  }
}
