package dev.serai.access.internal.management;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedRecords;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.Keyed;
import dev.serai.core.store.Versioned;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Records of one kind as people manage them.
 *
 * @param <R> the records
 */
final class ManagedStore<R extends Keyed> implements ManagedRecords<R> {
  /** How many records one page looks at, however few of them it shows. */
  static final int MAX_LOOKED_AT = 2_000;

  private static final int CHUNK = 200;

  private final Ledger ledger;
  private final Kind<R> kind;

  ManagedStore(Ledger ledger, Kind<R> kind) {
    this.ledger = ledger;
    this.kind = kind;
  }

  @Override
  public Versioned<R> get(Actor actor, String key) {
    return ledger.read(
        actor,
        kind.action("read"),
        kind.target(key),
        task -> {
          Versioned<R> found = there(task, key);
          kind.requireRead(task, found.value());
          return given(found);
        });
  }

  @Override
  public Page<Versioned<R>> list(Actor actor, PageRequest request) {
    String after = Cursor.key(request.after());
    String search = request.search() == null ? "" : request.search().toLowerCase(Locale.ROOT);
    return ledger.read(
        actor, kind.action("read"), kind.target("*"), task -> list(task, request, after, search));
  }

  @Override
  public Versioned<R> create(Actor actor, R value) {
    return ledger.change(
        actor,
        kind.action("create"),
        kind.target(value.key()),
        task -> {
          kind.requireCreation(task, value);
          R wanted = kind.creation(task, value);
          Versioned<R> created = alone(() -> kind.store(task.stores()).create(wanted));
          return new Done<>(kind.target(value.key()), null, created.value(), given(created));
        },
        task -> kind.settled(task, null, there(task, value.key()).value()));
  }

  @Override
  public Versioned<R> update(Actor actor, R value, long version) {
    return update(
        actor,
        value.key(),
        (task, there) -> {
          kind.requireChange(task, there.value(), value);
          requireVersion(there, version);
          return value;
        });
  }

  @Override
  public Versioned<R> update(Actor actor, String key, Function<Versioned<R>, R> change) {
    return update(
        actor,
        key,
        (task, there) -> {
          kind.requireRead(task, there.value());
          R value = change.apply(given(there));
          kind.requireChange(task, there.value(), value);
          return value;
        });
  }

  @Override
  public void delete(Actor actor, String key, long version) {
    delete(actor, key, there -> requireVersion(there, version));
  }

  @Override
  public void delete(Actor actor, String key) {
    delete(actor, key, there -> {});
  }

  private Versioned<R> update(
      Actor actor, String key, BiFunction<Task, Versioned<R>, R> permitted) {
    Before<R> seen = new Before<>();
    return ledger.change(
        actor,
        kind.action("update"),
        kind.target(key),
        task -> {
          Versioned<R> there = locked(task, key);
          R before = seen.set(there.value());
          R wanted = kind.change(task, before, permitted.apply(task, there));
          Versioned<R> after = alone(() -> kind.save(task.stores(), wanted, there.version()));
          return new Done<>(kind.target(key), before, after.value(), given(after));
        },
        task -> kind.settled(task, seen.get(), there(task, key).value()));
  }

  private void delete(Actor actor, String key, Consumer<Versioned<R>> wanted) {
    Before<R> seen = new Before<>();
    ledger.change(
        actor,
        kind.action("delete"),
        kind.target(key),
        task -> {
          Versioned<R> there = locked(task, key);
          R before = seen.set(there.value());
          kind.requireRemoval(task, before);
          wanted.accept(there);
          kind.removal(task, before);
          kind.store(task.stores()).delete(key, there.version());
          return new Done<Void>(kind.target(key), before, null, null);
        },
        task -> kind.settled(task, seen.get(), null));
  }

  /** What the store says of a key or an index is said in terms of fields. */
  private Versioned<R> alone(Supplier<Versioned<R>> write) {
    try {
      return write.get();
    } catch (SeraiException e) {
      throw e.code() == ErrorCode.ALREADY_EXISTS ? kind.taken() : e;
    }
  }

  private Page<Versioned<R>> list(Task task, PageRequest request, String after, String search) {
    List<Versioned<R>> shown = new ArrayList<>();
    String last = after;
    for (int looked = 0; looked < MAX_LOOKED_AT; looked += CHUNK) {
      List<Versioned<R>> chunk = kind.page(task.stores(), last, CHUNK);
      for (Versioned<R> record : chunk) {
        if (shown.size() == request.limit()) {
          return new Page<>(shown, Cursor.after(last));
        }
        last = record.value().key();
        if (matches(record.value(), search) && kind.visible(task, record.value())) {
          shown.add(given(record));
        }
      }
      if (chunk.size() < CHUNK) {
        return new Page<>(shown, null);
      }
    }
    return new Page<>(shown, Cursor.after(last));
  }

  private boolean matches(R value, String search) {
    return search.isEmpty() || kind.name(value).toLowerCase(Locale.ROOT).contains(search);
  }

  private Versioned<R> there(Task task, String key) {
    return kind.find(task.stores(), key).orElseThrow(kind::missing);
  }

  /** What is there until this change is done; what Serai comes with is in no store. */
  private Versioned<R> locked(Task task, String key) {
    return kind.store(task.stores()).findLocked(key).orElseGet(() -> there(task, key));
  }

  private Versioned<R> given(Versioned<R> record) {
    return new Versioned<>(
        kind.given(record.value()), record.version(), record.created(), record.updated());
  }

  private void requireVersion(Versioned<R> there, long version) {
    if (there.version() != version) {
      throw new SeraiException(
          ErrorCode.CHANGED_MEANWHILE,
          "It is at version " + there.version() + " now, not at " + version + ".");
    }
  }

  /** What was there before a change. */
  private static final class Before<R> {
    private R value;

    R set(R before) {
      value = before;
      return before;
    }

    R get() {
      return value;
    }
  }
}
