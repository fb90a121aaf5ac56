package dev.serai.admin.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.admin.internal.json.Json;
import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedRecords;
import dev.serai.core.access.Resource;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.EntryCatalog;
import dev.serai.core.registry.EntryExamination;
import dev.serai.core.registry.EntryExamination.Definitions;
import dev.serai.core.registry.EntryExamination.Found;
import dev.serai.core.registry.EntryExamination.Known;
import dev.serai.core.registry.EntryMove;
import dev.serai.core.registry.EntryProblem;
import dev.serai.core.registry.ImportOptions;
import dev.serai.core.registry.ImportOutcome;
import dev.serai.core.registry.NewEntry;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.MemoryEntryStore;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.Versioned;
import dev.serai.core.tool.ToolReport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

/** A catalog on a store that lives in memory, which looks at no more than names. */
final class TestingCatalog implements EntryCatalog {
  final MemoryEntryStore store = new MemoryEntryStore(change -> {});
  private final TestingRecords<EntryRecord> entries;

  TestingCatalog(TestingAccess access) {
    entries =
        new TestingRecords<>(store, access, entry -> Resource.of(entry, null), EntryRecord::name);
  }

  /** An active entry of the organization. */
  static EntryRecord entry(String id) {
    return new EntryRecord(
        id,
        "com.example/tickets",
        "1.0.0",
        "tickets",
        OwnerRef.ORGANIZATION,
        false,
        EntryRecord.State.ACTIVE,
        "{\"name\":\"com.example/tickets\",\"version\":\"1.0.0\",\"description\":\"d\"}",
        "api",
        null);
  }

  @Override
  public ManagedRecords<EntryRecord> entries() {
    return entries;
  }

  @Override
  public EntryExamination examine(Actor actor, String id) {
    EntryRecord entry = entries.get(actor, id).value();
    return new EntryExamination(
        List.of(), List.of(), entry.name() + " is trusted by no rule.", Definitions.UNKNOWN);
  }

  /** Finds a tool that is named as the fields that have values. */
  @Override
  public EntryExamination tryOut(Actor actor, String id, Map<String, String> values) {
    Found found =
        new Found(
            "t",
            ToolRecord.Kind.TOOL,
            String.join(",", new TreeSet<>(values.keySet())),
            ToolRecord.State.APPROVED,
            null,
            "Adds.",
            List.of(new ToolReport.Finding("warn", "phrase", "/description", "m", "e")));
    return examine(actor, id).with(new Definitions(Known.TRIED, null, List.of(found)));
  }

  @Override
  public Versioned<EntryRecord> add(Actor actor, NewEntry entry) {
    JsonNode document = Json.tree(entry.document().getBytes(StandardCharsets.UTF_8));
    return entries.create(
        actor,
        new EntryRecord(
            UUID.randomUUID().toString(),
            document.path("name").asText(),
            document.path("version").asText(),
            entry.alias() == null ? "tickets" : entry.alias(),
            entry.scope(),
            entry.shared(),
            entry.state(),
            entry.document(),
            entry.origin(),
            entry.note()));
  }

  @Override
  public EntryMove tried(
      Actor actor, String key, Function<Versioned<EntryRecord>, EntryRecord> change) {
    Versioned<EntryRecord> there = entries.get(actor, key);
    return new EntryMove(there.value(), change.apply(there));
  }

  @Override
  public EntryMove triedRemoval(Actor actor, String key) {
    return new EntryMove(entries.get(actor, key).value(), null);
  }

  @Override
  public EntryMove tried(Actor actor, NewEntry entry) {
    return new EntryMove(null, entry("new"));
  }

  /**
   * What {@code bad} is called is refused, {@code there} is there, and all else becomes an entry.
   */
  @Override
  public List<ImportOutcome> importAll(
      Actor actor, byte[] text, String origin, ImportOptions options) {
    JsonNode servers = Json.tree(text).path("mcpServers");
    if (servers.isEmpty()) {
      throw new SeraiException(ErrorCode.INVALID_ENTRY, "The document: Holds no server.");
    }
    return servers.properties().stream()
        .map(server -> outcome(actor, server.getKey(), origin, options))
        .toList();
  }

  /** At any URL is a file with the one server {@code new}. */
  @Override
  public List<ImportOutcome> importFrom(Actor actor, String url, ImportOptions options) {
    byte[] text = "{\"mcpServers\":{\"new\":{}}}".getBytes(StandardCharsets.UTF_8);
    return importAll(actor, text, "url:" + url, options);
  }

  private ImportOutcome outcome(Actor actor, String server, String origin, ImportOptions options) {
    return switch (server) {
      case "bad" ->
          new ImportOutcome.Refused(
              server,
              ErrorCode.INVALID_ENTRY,
              List.of(new EntryProblem("file", "/mcpServers/bad/command", "Is empty: fill it.")));
      case "there" -> new ImportOutcome.Unchanged(server, entry("k"));
      default ->
          new ImportOutcome.Imported(
              server, imported(actor, server, origin, options), List.of("n"));
    };
  }

  private EntryRecord imported(Actor actor, String server, String origin, ImportOptions options) {
    String document = "{\"name\":\"local.client/" + server + "\",\"version\":\"1.0.0\"}";
    NewEntry wanted =
        new NewEntry(document, options.scope(), false, options.state(), server, origin, null);
    return options.dryRun() ? entry("dry") : add(actor, wanted).value();
  }
}
