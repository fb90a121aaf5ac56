package dev.serai.admin.internal;

import dev.serai.core.access.Actor;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.access.Resource;
import dev.serai.core.access.ResourceKind;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.MemoryToolRecordStore;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.Versioned;
import dev.serai.core.tool.ToolCatalog;
import dev.serai.core.tool.ToolFilter;
import dev.serai.core.tool.ToolReport;
import java.util.List;
import java.util.function.Function;

/** What servers define, in memory; every change is a decision. */
final class TestingTools implements ToolCatalog {
  final MemoryToolRecordStore store = new MemoryToolRecordStore(change -> {});
  private final TestingRecords<ToolRecord> records;

  TestingTools(TestingAccess access) {
    records =
        new TestingRecords<>(
            store,
            access,
            tool -> Resource.of(ResourceKind.ENTRY, tool.alias(), OwnerRef.ORGANIZATION),
            ToolRecord::name);
  }

  /** A tool that an installation has. */
  static ToolRecord tool(String id, ToolRecord.State state) {
    return new ToolRecord(
        id,
        "com.example/tickets",
        "tickets",
        "1.0.0",
        "i-1",
        ToolRecord.Kind.TOOL,
        "find-" + id,
        "{\"name\":\"find-" + id + "\",\"x\":1.50}",
        "a".repeat(64),
        state,
        null,
        null,
        null);
  }

  @Override
  public Page<Versioned<ToolRecord>> list(Actor actor, ToolFilter filter, PageRequest page) {
    Page<Versioned<ToolRecord>> all = records.list(actor, page);
    return new Page<>(
        all.items().stream().filter(each -> filter.matches(each.value())).toList(), all.next());
  }

  @Override
  public ToolReport get(Actor actor, String id) {
    return new ToolReport(
        records.get(actor, id),
        List.of(new ToolReport.Difference("/description", "\"a\"", null)),
        2,
        List.of(new ToolReport.Finding("warn", "markup", "/description", "Look.", "<!--")));
  }

  @Override
  public Versioned<ToolRecord> decide(
      Actor actor, String id, Long version, Function<Versioned<ToolRecord>, ToolRecord> change) {
    return records.update(
        actor,
        id,
        now -> {
          if (version != null && version != now.version()) {
            throw new SeraiException(ErrorCode.CHANGED_MEANWHILE, "It changed.");
          }
          return change.apply(now);
        });
  }
}
