package dev.serai.admin.internal;

import dev.serai.core.access.Access;
import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedRecords;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.access.Resource;
import dev.serai.core.access.Verb;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.EditableStore;
import dev.serai.core.store.Keyed;
import dev.serai.core.store.Versioned;
import java.util.List;
import java.util.function.Function;

/** Records of a store, decided and paged. */
final class TestingRecords<R extends Keyed> implements ManagedRecords<R> {
  private final EditableStore<R> store;
  private final Access access;
  private final Function<R, Resource> resource;
  private final Function<R, String> name;

  TestingRecords(
      EditableStore<R> store,
      Access access,
      Function<R, Resource> resource,
      Function<R, String> name) {
    this.store = store;
    this.access = access;
    this.resource = resource;
    this.name = name;
  }

  @Override
  public Versioned<R> get(Actor actor, String key) {
    Versioned<R> found =
        store
            .find(key)
            .orElseThrow(
                () -> new SeraiException(ErrorCode.NOT_FOUND, "There is nothing of this key."));
    access.require(actor.principal(), Verb.READ, resource.apply(found.value()));
    return found;
  }

  @Override
  public Page<Versioned<R>> list(Actor actor, PageRequest page) {
    List<Versioned<R>> fitting =
        store.all().stream().filter(each -> isFitting(actor, page, each.value())).toList();
    List<Versioned<R>> items = fitting.stream().limit(page.limit()).toList();
    boolean more = fitting.size() > items.size();
    return new Page<>(items, more ? items.get(items.size() - 1).value().key() : null);
  }

  private boolean isFitting(Actor actor, PageRequest page, R value) {
    return (page.after() == null || value.key().compareTo(page.after()) > 0)
        && (page.search() == null
            || name.apply(value).toLowerCase().contains(page.search().toLowerCase()))
        && access.decide(actor.principal(), Verb.READ, resource.apply(value)).allowed();
  }

  @Override
  public Versioned<R> create(Actor actor, R value) {
    access.require(actor.principal(), Verb.CREATE, resource.apply(value));
    return store.create(value);
  }

  @Override
  public Versioned<R> update(Actor actor, R value, long version) {
    access.require(actor.principal(), Verb.UPDATE, resource.apply(value));
    return store.update(value, version);
  }

  @Override
  public Versioned<R> update(Actor actor, String key, Function<Versioned<R>, R> change) {
    synchronized (store) {
      Versioned<R> now = get(actor, key);
      return update(actor, change.apply(now), now.version());
    }
  }

  @Override
  public void delete(Actor actor, String key) {
    synchronized (store) {
      delete(actor, key, get(actor, key).version());
    }
  }

  @Override
  public void delete(Actor actor, String key, long version) {
    access.require(actor.principal(), Verb.DELETE, resource.apply(get(actor, key).value()));
    store.delete(key, version);
  }
}
