package dev.serai.gateway.internal.downstream;

import dev.serai.gateway.internal.http.EventStream;
import dev.serai.gateway.internal.http.StreamLog;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The streams of one session that can be resumed: a bounded number, of which ended ones give way
 * first. Safe for use by any thread.
 */
final class StreamLogs {
  private static final int MAX_LOGS = 32;
  private static final Pattern EVENT_ID = Pattern.compile("([a-z]\\d{1,18})-(\\d{1,18})");

  private final Map<String, StreamLog> logs = new LinkedHashMap<>();
  private long streams;

  /** The log of another stream. */
  synchronized StreamLog create() {
    if (logs.size() >= MAX_LOGS) {
      drop();
    }
    streams++;
    StreamLog log = new StreamLog("s" + streams);
    logs.put(log.name(), log);
    return log;
  }

  private void drop() {
    Iterator<StreamLog> oldest = logs.values().iterator();
    while (oldest.hasNext()) {
      if (oldest.next().hasEnded()) {
        oldest.remove();
        return;
      }
    }
    logs.remove(logs.keySet().iterator().next());
  }

  /** The log that an event belongs to, or null if it is not kept. */
  synchronized StreamLog find(String lastEventId) {
    Matcher id = EVENT_ID.matcher(lastEventId);
    return id.matches() ? logs.get(id.group(1)) : null;
  }

  /** Goes on with a stream behind an event of it. */
  static void resume(StreamLog log, EventStream stream, String lastEventId) {
    log.resume(stream, Long.parseLong(lastEventId.substring(lastEventId.indexOf('-') + 1)));
  }
}
