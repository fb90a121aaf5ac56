package dev.serai.store.internal.backup;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Writes the lines of a backup: JSON in ASCII, in a gzip stream. */
final class BackupOutput implements Closeable {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private static final int BUFFER = 65_536;

  private final MessageDigest digest = BackupDigest.create();
  private final Map<String, Long> rows = new LinkedHashMap<>();
  private final OutputStream out;
  private String table;

  BackupOutput(OutputStream file, BackupHeader header) throws IOException {
    out = new BufferedOutputStream(new GZIPOutputStream(file, BUFFER), BUFFER);
    line(header);
  }

  void begin(BackupLine.Begin begin) throws IOException {
    table = begin.table();
    rows.put(table, 0L);
    line(begin);
  }

  void row(List<Object> values) throws IOException {
    rows.merge(table, 1L, Long::sum);
    line(values);
  }

  /** Writes the last line, and tells how many rows there are of each table. */
  Map<String, Long> end() throws IOException {
    line(new BackupLine.End(rows, HexFormat.of().formatHex(digest.digest())));
    return rows;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private void line(Object value) throws IOException {
    byte[] line = JSON.writeValueAsBytes(value);
    digest.update(line);
    digest.update((byte) '\n');
    out.write(line);
    out.write('\n');
  }
}
