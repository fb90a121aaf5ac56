package dev.serai.registry.internal.request;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedWork.Desk;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.store.InstallationRequestRecord;
import dev.serai.core.store.InstallationRequestRecord.State;
import dev.serai.core.store.InstallationRequestStore;
import dev.serai.core.store.Versioned;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Requests as people read them. */
final class Reading {
  private static final String READ = "installation-request:read";
  private static final int CHUNK = 200;

  private final RequestStore requests;

  Reading(RequestStore requests) {
    this.requests = requests;
  }

  /** How the audit log names one. */
  static String target(String key) {
    return "installation-request:" + key;
  }

  Versioned<InstallationRequestRecord> get(Actor actor, String key) {
    return requests.use(
        (store, work) ->
            work.read(
                actor,
                READ,
                target(key),
                desk -> {
                  Versioned<InstallationRequestRecord> found =
                      store.find(key).orElseThrow(Rights::missing);
                  new Rights(actor, desk).requireSeeing(found.value());
                  return found;
                }));
  }

  Page<Versioned<InstallationRequestRecord>> list(Actor actor, State state, PageRequest page) {
    return requests.use(
        (store, work) ->
            work.read(
                actor,
                READ,
                target("*"),
                desk -> list(source(store, state), page, shown(actor, desk, state, page))));
  }

  /** What waits is found at once among all that was decided. */
  private static BiFunction<String, Integer, List<Versioned<InstallationRequestRecord>>> source(
      InstallationRequestStore store, State state) {
    if (state != State.PENDING) {
      return store::page;
    }
    List<Versioned<InstallationRequestRecord>> pending = store.inState(state);
    return (after, limit) ->
        pending.stream()
            .filter(each -> after == null || each.value().id().compareTo(after) > 0)
            .limit(limit)
            .toList();
  }

  private static Page<Versioned<InstallationRequestRecord>> list(
      BiFunction<String, Integer, List<Versioned<InstallationRequestRecord>>> source,
      PageRequest page,
      Predicate<InstallationRequestRecord> shown) {
    List<Versioned<InstallationRequestRecord>> found = new ArrayList<>();
    String last = page.after();
    while (true) {
      List<Versioned<InstallationRequestRecord>> chunk = source.apply(last, CHUNK);
      for (Versioned<InstallationRequestRecord> each : chunk) {
        if (found.size() == page.limit()) {
          return new Page<>(found, last);
        }
        last = each.value().id();
        if (shown.test(each.value())) {
          found.add(each);
        }
      }
      if (chunk.size() < CHUNK) {
        return new Page<>(found, null);
      }
    }
  }

  private static Predicate<InstallationRequestRecord> shown(
      Actor actor, Desk desk, State state, PageRequest page) {
    Rights rights = new Rights(actor, desk);
    String search = page.search() == null ? "" : page.search().toLowerCase(Locale.ROOT);
    return request ->
        (state == null || request.state() == state)
            && names(request).contains(search)
            && rights.maySee(request);
  }

  private static String names(InstallationRequestRecord request) {
    return (request.entryName() + " " + request.alias()).toLowerCase(Locale.ROOT);
  }
}
