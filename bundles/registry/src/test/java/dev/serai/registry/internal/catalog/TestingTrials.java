package dev.serai.registry.internal.catalog;

import dev.serai.core.access.Actor;
import dev.serai.core.registry.EntryExamination.Definitions;
import dev.serai.core.store.EntryRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Trials that start nothing; they may be put on others that do. */
public final class TestingTrials implements Trials {
  public final List<String> run = new ArrayList<>();

  /** Does what these are asked for; null for nothing. */
  public Trials others;

  @Override
  public Definitions known(EntryRecord entry) {
    return others == null ? Definitions.UNKNOWN : others.known(entry);
  }

  @Override
  public void approved(EntryRecord entry, Runnable tryOut) {
    if (others != null) {
      others.approved(entry, tryOut);
    }
  }

  @Override
  public Trial prepare(Actor actor, EntryRecord entry, Map<String, String> values) {
    if (others != null) {
      return others.prepare(actor, entry, values);
    }
    return new Trial() {
      @Override
      public List<String> fields() {
        return List.copyOf(values.keySet());
      }

      @Override
      public void run(Duration patience) {
        run.add(entry.alias() + " " + new TreeSet<>(values.keySet()));
      }
    };
  }
}
