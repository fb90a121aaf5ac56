package dev.serai.registry.internal.shell;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedRecords;
import dev.serai.core.access.Management;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.store.EditableStore;
import dev.serai.core.store.Keyed;
import dev.serai.core.store.MemoryTeamStore;
import dev.serai.core.store.MemoryUserStore;
import dev.serai.core.store.TeamRecord;
import dev.serai.core.store.UserRecord;
import dev.serai.core.store.Versioned;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Users and teams that can be listed and no more. */
final class TestingPeople {
  private final MemoryUserStore users = new MemoryUserStore(change -> {});
  private final MemoryTeamStore teams = new MemoryTeamStore(change -> {});

  /** Mia, who is {@code mia}, and the team Blue, which is {@code blue}. */
  TestingPeople() {
    users.create(new UserRecord("mia", "Mia", null, null, null, null, Set.of(), List.of(), false));
    teams.create(new TeamRecord("blue", "Blue", null, Map.of(), null));
  }

  Management management() {
    return (Management)
        Proxy.newProxyInstance(
            Management.class.getClassLoader(),
            new Class<?>[] {Management.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "users" -> new Listed<>(users);
                  case "teams" -> new Listed<>(teams);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private record Listed<R extends Keyed>(EditableStore<R> store) implements ManagedRecords<R> {
    @Override
    public Page<Versioned<R>> list(Actor actor, PageRequest page) {
      return new Page<>(store.all(), null);
    }

    @Override
    public Versioned<R> get(Actor actor, String key) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Versioned<R> create(Actor actor, R value) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Versioned<R> update(Actor actor, R value, long version) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Versioned<R> update(Actor actor, String key, Function<Versioned<R>, R> change) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void delete(Actor actor, String key, long version) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void delete(Actor actor, String key) {
      throw new UnsupportedOperationException();
    }
  }
}
