package dev.serai.access.internal.shell;

import dev.serai.core.access.AuditLog.Detail;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.store.AuditEvent.Outcome;
import dev.serai.core.store.AuditQuery;
import dev.serai.core.store.AuditRecord;
import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:audit-list}. */
@Service
@Command(
    scope = "serai",
    name = "audit-list",
    description = "Lists what was done, the newest first, or writes it as JSON lines.")
public final class AuditList extends ManagementCommand {
  private static final int PAGE = 200;

  @Option(name = "--principal", description = "By whom, for instance user:4711 or operator:serai")
  private String principal;

  @Option(name = "--action", description = "What, for instance token:create")
  private String action;

  @Option(name = "--target", description = "On what, for instance user:4711")
  private String target;

  @Option(name = "--outcome", description = "done, denied or failed")
  private String outcome;

  @Option(name = "--from", description = "Not before this day or instant, as 2026-03-01")
  private String from;

  @Option(name = "--until", description = "Before this day or instant")
  private String until;

  @Option(name = "-n", description = "How many at most; 50, and with --jsonl all")
  private int limit;

  @Option(name = "--jsonl", description = "One JSON object a line, with all details and hashes")
  private boolean jsonl;

  @Option(name = "--file", description = "A new file that the JSON lines are written to")
  @Completion(FilePathCompleter.class)
  private String file;

  @Option(name = "--no-format", description = "Print without borders and headings")
  private boolean noFormat;

  @Override
  void run(Desk desk, PrintStream out) throws Exception {
    AuditQuery query = query();
    if (file != null) {
      long written = AuditFile.write(file, lines -> each(desk, query, JsonLines.to(lines)));
      out.println("Wrote " + written + " records.");
    } else if (jsonl) {
      each(desk, query, JsonLines.to(out));
    } else {
      Grid grid = Grid.of("Number", "At", "Who", "What", "On what", "Outcome", "From", "Reason");
      each(desk, query, record -> row(grid, record));
      grid.empty("Nothing of that kind.").print(out, !noFormat);
    }
  }

  private long each(Desk desk, AuditQuery query, Consumer<AuditRecord> each) {
    long left = limit > 0 ? limit : jsonl || file != null ? Long.MAX_VALUE : 50;
    long seen = 0;
    String after = null;
    do {
      int size = (int) Math.min(PAGE, left - seen);
      Page<AuditRecord> page =
          desk.management().audit(desk.actor(), query, new PageRequest(after, size, null));
      page.items().forEach(each);
      seen += page.items().size();
      after = page.next();
    } while (after != null && seen < left);
    return seen;
  }

  private AuditQuery query() throws CommandFailure {
    return new AuditQuery(principal, action, target, outcome(), instant(from), instant(until));
  }

  private Outcome outcome() throws CommandFailure {
    try {
      return outcome == null ? null : Outcome.valueOf(outcome.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure("--outcome is done, denied or failed.");
    }
  }

  private static Instant instant(String text) throws CommandFailure {
    try {
      if (text == null) {
        return null;
      }
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay(ZoneId.systemDefault()).toInstant();
    } catch (DateTimeException e) {
      throw new CommandFailure("A time is a day as 2026-03-01, or 2026-03-01T12:30:00Z.");
    }
  }

  private static void row(Grid grid, AuditRecord record) {
    grid.row(
        record.number(),
        Text.time(record.event().at()),
        record.event().principal(),
        record.event().action(),
        record.event().target(),
        record.event().outcome(),
        record.event().details().get(Detail.ADDRESS),
        record.event().details().get(Detail.REASON));
  }
}
