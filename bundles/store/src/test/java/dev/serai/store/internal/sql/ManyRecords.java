package dev.serai.store.internal.sql;

import dev.serai.core.store.EditableStore;
import dev.serai.core.store.Keyed;
import dev.serai.core.store.TestingConcerns;
import dev.serai.core.store.ToolRecord;
import dev.serai.store.internal.TestingInstallations;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** As many records as a large store holds. */
public final class ManyRecords {
  public static final int INSTALLATIONS = 100_000;
  public static final int TOOL_RECORDS = 20_000;
  private static final String DEFINITION =
      "{\"name\":\"search\",\"description\":\"" + "Finds what is asked for. ".repeat(80) + "\"}";

  private ManyRecords() {}

  public static void fill(Database database) {
    fill(database, INSTALLATIONS, JdbcInstallationStore::new, TestingInstallations::numbered);
    fill(database, TOOL_RECORDS, JdbcToolRecordStore::new, ManyRecords::toolRecord);
  }

  private static <R extends Keyed> void fill(
      Database database,
      int count,
      Function<Database, EditableStore<R>> store,
      IntFunction<R> record) {
    database.transact(
        transaction -> {
          EditableStore<R> filled = store.apply(new OneTransaction(transaction));
          IntStream.range(0, count).mapToObj(record).forEach(filled::create);
          return null;
        });
  }

  private static ToolRecord toolRecord(int i) {
    return new ToolRecord(
        "tool-" + i,
        "io.example/server-" + i % 500,
        "server-" + i % 500,
        "1.0.0",
        null,
        ToolRecord.Kind.TOOL,
        "search-" + i,
        DEFINITION,
        TestingConcerns.sha256("tool-" + i),
        ToolRecord.State.APPROVED,
        null,
        null,
        null);
  }
}
