package dev.serai.registry.internal.upstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.registry.internal.document.Quoted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The tokens by which registries are asked. They belong to addresses, not to names: whoever may
 * give a registry another address does not get the token sent there.
 *
 * @param files the file with the token of each, which is read with each question
 */
record RegistryTokens(Map<RegistryUrl, Path> files) {
  static final RegistryTokens NONE = new RegistryTokens(Map.of());

  private static final int MAX_TOKEN = 8_000;
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7E]{1," + MAX_TOKEN + "}");

  RegistryTokens {
    files = Map.copyOf(files);
  }

  /**
   * Reads a list of addresses, each with a file behind an equals sign; commas and blanks part its
   * entries, too.
   *
   * @throws SeraiException {@code INVALID_VALUE} naming the first entry that is none
   */
  static RegistryTokens parse(String... lists) {
    Map<RegistryUrl, Path> files = new HashMap<>();
    Arrays.stream(lists)
        .flatMap(list -> Arrays.stream(list.split("[,\\s]+")))
        .filter(entry -> !entry.isEmpty())
        .forEach(entry -> files.put(url(entry), file(entry)));
    return new RegistryTokens(files);
  }

  private static RegistryUrl url(String entry) {
    try {
      return RegistryUrl.of(entry.substring(0, Math.max(0, entry.indexOf('='))));
    } catch (SeraiException e) {
      throw unreadable(entry, e);
    }
  }

  private static Path file(String entry) {
    try {
      Path file = Path.of(entry.substring(entry.indexOf('=') + 1));
      if (file.isAbsolute()) {
        return file;
      }
    } catch (InvalidPathException e) {
      throw unreadable(entry, e);
    }
    throw unreadable(entry, null);
  }

  private static SeraiException unreadable(String entry, Exception cause) {
    return new SeraiException(
        ErrorCode.INVALID_VALUE,
        "registry-tokens in etc/dev.serai.registry.cfg: %s does not tell the file of a token. Write"
                .formatted(Quoted.of(entry))
            + " https://serai.example.com/registry=/path/to/file, the address as the registry has"
            + " it.",
        cause);
  }

  /**
   * The token for a registry; empty if it is asked without one.
   *
   * @throws SeraiException {@code FETCH_FAILED} if its file has none
   */
  Optional<String> of(RegistryUrl url) {
    return Optional.ofNullable(files.get(url)).map(RegistryTokens::read);
  }

  private static String read(Path file) {
    try {
      String token = Files.size(file) > 2 * MAX_TOKEN ? "" : Files.readString(file).strip();
      if (TOKEN.matcher(token).matches()) {
        return token;
      }
    } catch (IOException e) {
      throw missing(e);
    }
    throw missing(null);
  }

  private static SeraiException missing(IOException cause) {
    return new SeraiException(
        ErrorCode.FETCH_FAILED,
        "The file that registry-tokens in etc/dev.serai.registry.cfg names for this registry cannot"
            + " be read, or is not one line with a token.",
        cause);
  }
}
