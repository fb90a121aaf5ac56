package dev.serai.gateway.internal.modern;

import dev.serai.gateway.internal.exchange.CapabilitySet;
import dev.serai.gateway.internal.json.Slice;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads what modern clients declare with each request, and remembers it, since they declare the
 * same over and over. Safe for use by any thread.
 */
final class DeclaredCapabilities {
  private static final int MAX_REMEMBERED = 256;
  private static final int MAX_LENGTH = 1_024;

  private final Map<String, CapabilitySet> remembered = new ConcurrentHashMap<>();

  /** See {@link CapabilitySet#of}. */
  CapabilitySet of(Slice raw) {
    if (raw.length() > MAX_LENGTH) {
      return CapabilitySet.of(raw);
    }
    String text = raw.text();
    CapabilitySet known = remembered.get(text);
    if (known != null) {
      return known;
    }
    CapabilitySet read = CapabilitySet.of(raw);
    if (remembered.size() >= MAX_REMEMBERED) {
      remembered.clear();
    }
    remembered.put(text, read);
    return read;
  }
}
