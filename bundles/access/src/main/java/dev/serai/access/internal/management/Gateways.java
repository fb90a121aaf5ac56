package dev.serai.access.internal.management;

import dev.serai.core.access.Resource;
import dev.serai.core.access.ResourceKind;
import dev.serai.core.store.BindingRecord;
import dev.serai.core.store.EditableStore;
import dev.serai.core.store.GatewayRecord;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.Versioned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Gateways. The default one is there even if nobody has made it, for everybody. */
final class Gateways extends Kind<GatewayRecord> {
  static final String DEFAULT = "default";

  private static final Set<String> TAKEN = Set.of("sse");
  private static final Versioned<GatewayRecord> UNTOUCHED =
      new Versioned<>(
          new GatewayRecord(
              DEFAULT, null, Set.of(OwnerRef.ORGANIZATION), GatewayRecord.Exposure.FULL, true),
          1,
          Instant.EPOCH,
          Instant.EPOCH);

  Gateways() {
    super("gateway");
  }

  /** Whether there is a gateway of that name. */
  static Optional<Versioned<GatewayRecord>> there(Stores stores, String name) {
    return stores
        .gateways()
        .find(name)
        .or(() -> name.equals(DEFAULT) ? Optional.of(UNTOUCHED) : Optional.empty());
  }

  /**
   * What a decision about a gateway of that name is about. One that is not there is as one that is
   * meant for nobody, so that nobody can tell it from those that they do not see.
   */
  static Resource resource(Stores stores, String name) {
    return there(stores, name)
        .map(gateway -> Resource.of(gateway.value()))
        .orElseGet(
            () -> new Resource(ResourceKind.GATEWAY, name, OwnerRef.ORGANIZATION, Set.of(), name));
  }

  @Override
  EditableStore<GatewayRecord> store(Stores stores) {
    return stores.gateways();
  }

  @Override
  Resource resource(Task task, GatewayRecord gateway) {
    return Resource.of(gateway);
  }

  @Override
  String name(GatewayRecord gateway) {
    return gateway.name() + " " + gateway.title();
  }

  @Override
  GatewayRecord creation(Task task, GatewayRecord gateway) {
    Rules.address(gateway.name());
    Names.readable("title", gateway.title());
    if (TAKEN.contains(gateway.name())) {
      throw Rules.refused("name is taken by an address of Serai itself.");
    }
    Rules.owners("audience", gateway.audience(), task.stores());
    return gateway;
  }

  @Override
  GatewayRecord change(Task task, GatewayRecord before, GatewayRecord after) {
    if (!Objects.equals(before.title(), after.title())) {
      Names.readable("title", after.title());
    }
    List<OwnerRef> added = new ArrayList<>(after.audience());
    added.removeAll(before.audience());
    Rules.owners("audience", added, task.stores());
    return after;
  }

  @Override
  void removal(Task task, GatewayRecord gateway) {
    for (Versioned<BindingRecord> binding : task.stores().bindings().all()) {
      if (binding.value().gateway().equals(gateway.name())) {
        task.stores().bindings().delete(binding.value().id(), binding.version());
      }
    }
  }

  @Override
  Optional<Versioned<GatewayRecord>> find(Stores stores, String key) {
    return there(stores, key);
  }

  @Override
  List<Versioned<GatewayRecord>> page(Stores stores, String after, int limit) {
    if (stores.gateways().find(DEFAULT).isPresent()) {
      return super.page(stores, after, limit);
    }
    if (after != null) {
      return super.page(stores, after.equals(DEFAULT) ? null : after, limit);
    }
    List<Versioned<GatewayRecord>> page = new ArrayList<>(List.of(UNTOUCHED));
    page.addAll(super.page(stores, null, limit));
    return page.subList(0, Math.min(limit, page.size()));
  }

  /** The first change of the default gateway makes it; nobody saw the version that it gets. */
  @Override
  Versioned<GatewayRecord> save(Stores stores, GatewayRecord gateway, long version) {
    if (gateway.name().equals(DEFAULT) && stores.gateways().find(DEFAULT).isEmpty()) {
      stores.gateways().create(UNTOUCHED.value());
    }
    return super.save(stores, gateway, version);
  }
}
