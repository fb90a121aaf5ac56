package dev.serai.access.internal.decision;

import dev.serai.access.internal.TestingSignedTokens;
import dev.serai.access.internal.TestingStore;
import dev.serai.access.internal.identity.ExternalIdentity;
import dev.serai.core.access.Resource;
import dev.serai.core.access.ResourceKind;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.UserRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What is expected of decisions, as {@code decisions.txt} has it.
 *
 * @param columns names of the principals
 * @param rows what is expected
 */
record DecisionTable(List<String> columns, List<Row> rows) {
  private static final int ABOUT = 4;
  private static final String SHARED = "+edit";
  private static final ExternalIdentity EXTERNAL =
      new ExternalIdentity(
          new UserRecord.Subject("https://id.example.org", "4711"),
          "ext",
          null,
          Set.of("blues"),
          Set.of(),
          Instant.MAX,
          false);

  /** Vouches for the external one. */
  static final TestingSignedTokens PROVIDER = new TestingSignedTokens("https://id.example.org");

  /** Proves the external one. */
  static final String EXTERNAL_TOKEN = PROVIDER.token("ext", EXTERNAL);

  /**
   * What everybody may do to one thing.
   *
   * @param what the thing
   * @param cells by principal, one character a verb
   */
  record Row(Resource what, Map<String, String> cells) {
    @Override
    public String toString() {
      return what
          + " of "
          + what.owner()
          + what.editors()
          + " for "
          + what.audience()
          + " at "
          + what.gateway();
    }
  }

  static DecisionTable read() throws IOException {
    try (InputStream file = DecisionTable.class.getResourceAsStream("decisions.txt")) {
      List<String[]> lines =
          new String(file.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(line -> line.split(" +"))
              .toList();
      List<String> head = List.of(lines.get(0));
      List<String> columns = head.subList(ABOUT, head.size());
      List<Row> rows = new ArrayList<>();
      lines.subList(1, lines.size()).forEach(line -> rows.add(row(columns, line)));
      return new DecisionTable(columns, rows);
    }
  }

  private static Row row(List<String> columns, String[] line) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      cells.put(columns.get(i), line[ABOUT + i]);
    }
    return new Row(resource(line), cells);
  }

  private static Resource resource(String[] line) {
    return new Resource(
        ResourceKind.valueOf(line[0]),
        line[0].toLowerCase(Locale.ROOT) + "-1",
        owner(line[1].replace(SHARED, "")),
        audience(line[2]),
        line[1].endsWith(SHARED) ? Set.of(owner(line[1].replace(SHARED, ""))) : Set.of(),
        line[3].equals("-") ? null : line[3]);
  }

  private static Set<OwnerRef> audience(String text) {
    return switch (text) {
      case "-" -> null;
      case "nobody" -> Set.of();
      default -> Set.of(owner(text));
    };
  }

  static OwnerRef owner(String name) {
    if (name.equals(OwnerRef.ORGANIZATION_ID)) {
      return OwnerRef.ORGANIZATION;
    }
    return switch (name) {
      case "blue", "red" -> TestingStore.ofTeam(name);
      case "ext" -> TestingStore.ofUser(EXTERNAL.id());
      default -> TestingStore.ofUser(name);
    };
  }
}
