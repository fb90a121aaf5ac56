package dev.serai.store.internal.replica;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.core.store.StoreChange;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one replica tells the others: a line with its name, and one of JSON for each change, all of
 * ASCII characters.
 *
 * @param replica who changed it
 * @param changes what changed
 */
record Notice(String replica, List<StoreChange> changes) {
  /** PostgreSQL takes fewer than 8,000 bytes. */
  private static final int MAX_LENGTH = 7_900;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /** The texts of as many notices as it takes. */
  static List<String> write(String replica, List<StoreChange> changes) {
    List<String> texts = new ArrayList<>();
    StringBuilder text = new StringBuilder(replica);
    for (StoreChange change : changes) {
      String line = write(change);
      if (text.length() + 1 + line.length() > MAX_LENGTH) {
        texts.add(text.toString());
        text.setLength(replica.length());
      }
      text.append('\n').append(line);
    }
    texts.add(text.toString());
    return texts;
  }

  /**
   * Reads a notice.
   *
   * @throws JsonProcessingException if it is none, or one of a later version
   */
  static Notice read(String text) throws JsonProcessingException {
    String[] lines = text.split("\n");
    List<StoreChange> changes = new ArrayList<>();
    for (String line : Arrays.asList(lines).subList(1, lines.length)) {
      changes.add(JSON.readValue(line, StoreChange.class));
    }
    return new Notice(lines[0], changes);
  }

  private static String write(StoreChange change) {
    try {
      return JSON.writeValueAsString(change);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
