package dev.serai.store.internal.backup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Reads the lines of a backup. Whoever has read to the end knows that it is whole and unchanged;
 * {@code BACKUP_UNREADABLE} says that it is not.
 */
final class BackupInput implements Closeable {
  private static final JsonMapper JSON =
      new JsonMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxStringLength(LineInput.MAX_LINE).build())
              .build());

  private final MessageDigest digest = BackupDigest.create();
  private final Map<String, Long> rows = new LinkedHashMap<>();
  private final LineInput lines;
  private final BackupHeader header;
  private String table;

  BackupInput(InputStream file) throws IOException {
    lines = new LineInput(file);
    byte[] first = lines.next();
    digest(first);
    header = header(first);
  }

  BackupHeader header() {
    return header;
  }

  /** The next line, or null behind the last one, which was verified. */
  BackupLine next() throws IOException {
    byte[] text = lines.next();
    BackupLine line = line(text);
    if (line instanceof BackupLine.End end) {
      verify(end);
    } else {
      digest(text);
      count(line);
    }
    return line;
  }

  /** Reads to the end. */
  BackupLine.End skipToEnd() throws IOException {
    BackupLine line = next();
    while (!(line instanceof BackupLine.End)) {
      line = next();
    }
    return (BackupLine.End) line;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  static SeraiException damaged(String what) {
    return new SeraiException(ErrorCode.BACKUP_UNREADABLE, "The backup is damaged: " + what);
  }

  private void digest(byte[] line) {
    digest.update(line);
    digest.update((byte) '\n');
  }

  private void count(BackupLine line) {
    if (line instanceof BackupLine.Begin begin) {
      table = begin.table();
      rows.put(table, 0L);
    } else if (table == null) {
      throw damaged("a row comes before its table.");
    } else {
      rows.merge(table, 1L, Long::sum);
    }
  }

  private void verify(BackupLine.End end) throws IOException {
    if (!HexFormat.of().formatHex(digest.digest()).equals(end.sha256())
        || !rows.equals(end.rows())) {
      throw damaged("its contents are not those that its last line tells.");
    }
    lines.end();
  }

  private BackupHeader header(byte[] line) throws IOException {
    JsonNode tree = tree(line, BackupInput::noBackup);
    String format = tree.path("format").asText();
    if (!format.startsWith("serai-backup-")) {
      throw noBackup();
    }
    if (!format.equals(BackupHeader.FORMAT)) {
      lines.pass();
      throw new SeraiException(
          ErrorCode.STORE_NEWER, "The backup has a format of a later version of Serai.");
    }
    return value(tree, BackupHeader.class);
  }

  private static BackupLine line(byte[] text) throws IOException {
    JsonNode tree = tree(text, () -> damaged("a line is no JSON."));
    if (tree.isArray()) {
      return row(tree);
    }
    return tree.has("table")
        ? value(tree, BackupLine.Begin.class)
        : value(tree, BackupLine.End.class);
  }

  private static BackupLine.Row row(JsonNode tree) {
    List<Object> values = new ArrayList<>(tree.size());
    for (JsonNode value : tree) {
      if (value.isTextual()) {
        values.add(value.textValue());
      } else if (value.isIntegralNumber() && value.canConvertToLong()) {
        values.add(value.longValue());
      } else if (value.isNull()) {
        values.add(null);
      } else {
        throw damaged("a value is of no known kind.");
      }
    }
    return new BackupLine.Row(values);
  }

  private static JsonNode tree(byte[] line, Supplier<SeraiException> otherwise) throws IOException {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw otherwise.get();
    }
  }

  private static <T> T value(JsonNode tree, Class<T> type) {
    try {
      return JSON.treeToValue(tree, type);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw damaged("a line is not what it should be.");
    }
  }

  static SeraiException noBackup() {
    return new SeraiException(ErrorCode.BACKUP_UNREADABLE, "The file is no backup of Serai.");
  }
}
