package dev.serai.store.internal.backup;

import dev.serai.core.store.AuditEvent;
import dev.serai.core.store.AuditRecord;
import dev.serai.core.store.CredentialStore;
import dev.serai.core.store.Keyed;
import dev.serai.core.store.ParkedCallRecord;
import dev.serai.core.store.SessionRecord;
import dev.serai.core.store.TaskRecord;
import dev.serai.core.store.TestingConcern;
import dev.serai.core.store.TestingConcerns;
import dev.serai.core.store.TestingSessions;
import dev.serai.core.store.Versioned;
import dev.serai.store.internal.sql.Database;
import dev.serai.store.internal.sql.JdbcAuditStore;
import dev.serai.store.internal.sql.JdbcCredentialStore;
import dev.serai.store.internal.sql.JdbcParkedCallStore;
import dev.serai.store.internal.sql.JdbcSessionStore;
import dev.serai.store.internal.sql.JdbcTaskStore;
import dev.serai.store.internal.sql.JdbcTokenStore;
import dev.serai.store.internal.sql.TestingStores;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Something in every table, and all that is read of it. */
record Contents(
    Map<String, List<? extends Versioned<?>>> editable,
    Optional<String> secret,
    Set<SessionRecord> sessions,
    Optional<ParkedCallRecord> parked,
    Set<TaskRecord> tasks,
    List<AuditRecord> audit,
    OptionalLong broken) {
  private static final String HOSTILE =
      "'; drop table gateway; -- \" \\ % \u00e9 \ud83d\ude80 \t\r\n\u2028";

  static Contents fill(Database database, String name) {
    TestingConcerns.all().forEach(concern -> create(database, concern, name));
    new JdbcTokenStore(database).used(name, Instant.parse("2026-01-02T03:04:05Z"));
    secret(database, name, "secret of " + name);
    new JdbcSessionStore(database).save(TestingSessions.record(name));
    new JdbcParkedCallStore(database).save(parkedCall(name));
    new JdbcTaskStore(database)
        .save(new TaskRecord(name, "user:ada", "slow", Instant.parse("2030-01-02T03:04:05Z")));
    for (int i = 0; i < 60; i++) {
      new JdbcAuditStore(database).append(event(name));
    }
    return read(database, name);
  }

  /** The longest texts of every concern. */
  static void fillLong(Database database, String name) {
    TestingConcerns.all().forEach(concern -> createLong(database, concern, name));
  }

  static Contents read(Database database, String name) {
    return new Contents(
        TestingConcerns.all().stream()
            .collect(
                Collectors.toMap(
                    TestingConcern::name, concern -> TestingStores.of(concern, database).all())),
        secret(database, name),
        Set.copyOf(new JdbcSessionStore(database).load()),
        new JdbcParkedCallStore(database).find(name),
        Set.copyOf(new JdbcTaskStore(database).load(Instant.EPOCH, 1_000)),
        new JdbcAuditStore(database).read(0, 1_000),
        new JdbcAuditStore(database).verify());
  }

  static void secret(Database database, String id, String secret) {
    new JdbcCredentialStore(database).value(id, secret.getBytes(StandardCharsets.UTF_8));
  }

  static Optional<String> secret(Database database, String id) {
    CredentialStore credentials = new JdbcCredentialStore(database);
    return credentials.find(id).isEmpty()
        ? Optional.empty()
        : credentials.value(id).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  private static <R extends Keyed> void create(
      Database database, TestingConcern<R> concern, String name) {
    TestingStores.of(concern, database).create(concern.record(name));
    TestingStores.of(concern, database).update(concern.record(name, "other"), 1);
    TestingStores.of(concern, database)
        .create(concern.sample().of(name + HOSTILE, name + "2", HOSTILE));
  }

  private static <R extends Keyed> void createLong(
      Database database, TestingConcern<R> concern, String name) {
    TestingStores.of(concern, database)
        .create(concern.record(name, "\u20ac".repeat(concern.maxText())));
  }

  private static ParkedCallRecord parkedCall(String id) {
    return new ParkedCallRecord(
        id,
        "ada",
        "server",
        "tools/call",
        Instant.parse("2030-01-02T03:04:05Z"),
        Instant.parse("2030-01-02T03:04:06Z"));
  }

  static AuditEvent event(String name) {
    return new AuditEvent(
        Instant.parse("2026-01-02T03:04:05.678Z"),
        "ada",
        "token.created",
        name,
        AuditEvent.Outcome.DONE,
        Map.of("detail", HOSTILE));
  }
}
