package dev.serai.store.internal.schema;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.AuditEvent;
import dev.serai.core.store.AuditQuery;
import dev.serai.core.store.AuditStore;
import dev.serai.core.store.TestingSessions;
import dev.serai.store.internal.TestingDatabase;
import dev.serai.store.internal.TestingServer;
import dev.serai.store.internal.sql.JdbcAuditStore;
import dev.serai.store.internal.sql.JdbcSessionStore;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class SchemaTest {
  private static final AuditEvent AUDITED =
      new AuditEvent(
          Instant.parse("2026-01-02T03:04:05.123456789Z"),
          "ada",
          "token:create",
          "\"'\u00e9\ud83d\ude80",
          AuditEvent.Outcome.DONE,
          Map.of("some", "detail"));

  @Rule public final TestingDatabase testing;

  public SchemaTest(TestingServer server) {
    testing = new TestingDatabase(server);
  }

  @Parameters(name = "{0}")
  public static List<TestingServer> servers() {
    return TestingServer.all();
  }

  @Test
  public void everyScriptIsListed() throws Exception {
    URI first = SchemaTest.class.getResource(Scripts.ALL.names().get(0)).toURI();
    try (var files = Files.list(Path.of(first).getParent())) {
      assertEquals(
          Scripts.ALL.names().stream().sorted().toList(),
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".sql"))
              .sorted()
              .toList());
    }
  }

  @Test
  public void aSecondStartChangesNothing() {
    int steps = steps();
    new Schema(testing.dataSource()).bringForward();
    assertEquals(steps, steps());
  }

  @Test
  public void aDatabaseOfALaterVersionIsRefused() {
    new JdbcSessionStore(testing.database()).save(TestingSessions.record("owner"));
    execute("create table later (id integer)");
    execute(
        "insert into \"flyway_schema_history\" (\"installed_rank\", \"version\", \"description\","
            + " \"type\", \"script\", \"checksum\", \"installed_by\", \"execution_time\","
            + " \"success\") values (1000, '999', 'later', 'SQL', 'V999__later.sql', 1, 'x', 1,"
            + " true)");
    SeraiException error = assertThrows(SeraiException.class, testing::open);
    assertEquals(ErrorCode.STORE_NEWER, error.code());
    assertTrue(error.getMessage(), error.getMessage().contains("schema 999"));
  }

  @Test
  public void auditRecordsOfAnEarlierVersionAreFound() {
    AuditStore before = new JdbcAuditStore(testing.database());
    before.append(Collections.nCopies(500, AUDITED));
    List<Map<String, Object>> records =
        rows("select number, previous_hash, hash, record from audit");
    List<Map<String, Object>> ends = rows("select id, number, hash from audit_head where id = 1");
    dropAll();
    new Schema(testing.dataSource(), new Scripts(Scripts.ALL.names().subList(0, 2))).bringForward();
    execute("delete from audit_head");
    insert("audit", records);
    insert("audit_head", ends);
    execute("update audit set record = '{' where number = 5");

    AuditStore after = new JdbcAuditStore(testing.open());
    AuditQuery query =
        new AuditQuery(AUDITED.principal(), null, AUDITED.target(), null, AUDITED.at(), null);
    assertEquals(499, after.find(query, Long.MAX_VALUE, 1_000).size());
    assertEquals(OptionalLong.of(5), after.verify());
    assertEquals(500, after.prune(AUDITED.at().plusSeconds(1)));
    assertEquals(501, after.append(AUDITED));
    assertEquals(OptionalLong.empty(), after.verify());
  }

  @Test
  public void replicasThatStartTogetherWaitForEachOther() throws Exception {
    for (int round = 0; round < 10; round++) {
      dropAll();
      startTogether(4);
      assertEquals(Scripts.ALL.names().size(), steps());
      assertEquals(1, count("select count(*) from data_key"));
    }
  }

  private void startTogether(int count) throws Exception {
    ExecutorService replicas = Executors.newFixedThreadPool(count);
    try {
      List<Callable<Object>> starts =
          IntStream.range(0, count).<Callable<Object>>mapToObj(i -> testing::open).toList();
      for (Future<Object> start : replicas.invokeAll(starts)) {
        start.get();
      }
    } finally {
      replicas.shutdownNow();
    }
  }

  private void dropAll() {
    testing
        .database()
        .transact(
            transaction -> {
              transaction
                  .handle()
                  .createQuery(
                      "select table_name from information_schema.tables"
                          + " where table_schema = current_schema")
                  .mapTo(String.class)
                  .list()
                  .forEach(table -> transaction.handle().execute("drop table \"" + table + "\""));
              return null;
            });
  }

  private List<Map<String, Object>> rows(String sql) {
    return Jdbi.create(testing.dataSource())
        .withHandle(handle -> handle.createQuery(sql).mapToMap().list());
  }

  private void insert(String table, List<Map<String, Object>> rows) {
    String columns = String.join(", ", rows.get(0).keySet());
    String names = ":" + String.join(", :", rows.get(0).keySet());
    Jdbi.create(testing.dataSource())
        .useHandle(
            handle -> {
              PreparedBatch batch =
                  handle.prepareBatch(
                      "insert into " + table + " (" + columns + ") values (" + names + ")");
              rows.forEach(batch::add);
              batch.execute();
            });
  }

  private int steps() {
    return count("select count(*) from \"flyway_schema_history\" where \"type\" = 'SQL'");
  }

  private int count(String sql) {
    return Jdbi.create(testing.dataSource())
        .withHandle(handle -> handle.createQuery(sql).mapTo(Integer.class).one());
  }

  private void execute(String sql) {
    Jdbi.create(testing.dataSource()).useHandle(handle -> handle.execute(sql));
  }
}
