package dev.serai.store.internal.crash;

import dev.serai.core.store.SessionRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the writers told, against what the store holds. */
final class Ledger {
  private final Map<String, Step> kept = new HashMap<>();
  private final Map<String, Step> begun = new HashMap<>();
  private int acknowledged;
  private int latestRound;

  void add(Step step) {
    latestRound = step.round();
    if (step.acknowledged()) {
      kept.put(step.key(), step);
      begun.remove(step.key());
      acknowledged++;
    } else {
      begun.put(step.key(), step);
    }
  }

  /** Whether a writer told anything. */
  boolean heard(int round) {
    return latestRound == round;
  }

  int acknowledged() {
    return acknowledged;
  }

  /** A line for each record that is not what was told; then what was found is taken as told. */
  List<String> differences(List<SessionRecord> records) {
    Map<String, SessionRecord> found = new HashMap<>();
    records.forEach(record -> found.put(record.owner(), record));
    List<String> differences = new ArrayList<>();
    begun.keySet().forEach(key -> settle(key, Optional.ofNullable(found.get(key))));
    begun.clear();
    kept.forEach(
        (key, step) -> {
          Optional<SessionRecord> kept = Optional.ofNullable(found.remove(key));
          if (!step.outcome().equals(kept)) {
            differences.add(
                "not as acknowledged: " + step + ", found " + kept.map(SessionRecord::principal));
          }
        });
    found.keySet().forEach(key -> differences.add("never written: " + key));
    return differences;
  }

  /** A write that was begun and not acknowledged has happened or not. */
  private void settle(String key, Optional<SessionRecord> found) {
    if (begun.get(key).outcome().equals(found)) {
      kept.put(key, begun.get(key));
    }
  }
}
