package dev.serai.access.internal.shell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.core.store.AuditEvent;
import dev.serai.core.store.AuditRecord;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Audit records as JSON, one a line. */
final class JsonLines {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private JsonLines() {}

  static Consumer<AuditRecord> to(PrintStream out) {
    return record -> out.print(line(record) + "\n");
  }

  static String line(AuditRecord record) {
    AuditEvent event = record.event();
    ObjectNode node =
        MAPPER
            .createObjectNode()
            .put("number", record.number())
            .put("at", event.at().toString())
            .put("principal", event.principal())
            .put("action", event.action())
            .put("target", event.target())
            .put("outcome", event.outcome().name());
    ObjectNode details = node.putObject("details");
    new TreeMap<>(event.details()).forEach(details::put);
    node.put("previous", record.previous()).put("hash", record.hash());
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
