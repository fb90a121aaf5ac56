package dev.serai.store.internal.backup;

import static org.junit.Assert.assertEquals;

import dev.serai.store.internal.TestingDatabase;
import dev.serai.store.internal.TestingServer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class StoredTableTest {
  private static final List<String> NOT_CARRIED =
      List.of("data_key", "flyway_schema_history", "lease", "master_key_check");

  @Rule public final TestingDatabase testing;

  public StoredTableTest(TestingServer server) {
    testing = new TestingDatabase(server);
  }

  @Parameters(name = "{0}")
  public static List<TestingServer> servers() {
    return TestingServer.all();
  }

  @Test
  public void everyTableIsCarriedOrLeftOutOnPurpose() {
    List<String> there =
        testing
            .database()
            .transact(
                transaction ->
                    transaction
                        .handle()
                        .createQuery(
                            "select lower(table_name) from information_schema.tables"
                                + " where table_schema = current_schema")
                        .mapTo(String.class)
                        .list());
    Stream<String> carried = StoredTable.ALL.stream().map(StoredTable::name);
    assertEquals(
        there.stream().sorted().toList(),
        Stream.concat(carried, NOT_CARRIED.stream()).sorted().toList());
  }
}
