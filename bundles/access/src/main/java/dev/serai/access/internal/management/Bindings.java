package dev.serai.access.internal.management;

import dev.serai.core.access.Resource;
import dev.serai.core.access.Verb;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.BindingRecord;
import dev.serai.core.store.EditableStore;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Bindings: a part of their gateway, which is what decisions are about. */
final class Bindings extends Kind<BindingRecord> {
  private final Entries entries;

  /** Bindings of entries that are known. */
  Bindings(Entries entries) {
    super("binding");
    this.entries = entries;
  }

  @Override
  EditableStore<BindingRecord> store(Stores stores) {
    return stores.bindings();
  }

  @Override
  Resource resource(Task task, BindingRecord binding) {
    return Gateways.resource(task.stores(), binding.gateway());
  }

  @Override
  String name(BindingRecord binding) {
    return binding.gateway() + " " + binding.entryName();
  }

  @Override
  BindingRecord creation(Task task, BindingRecord binding) {
    Rules.id(binding.id());
    requireGateway(task, binding);
    requireServer(binding);
    return binding;
  }

  @Override
  BindingRecord change(Task task, BindingRecord before, BindingRecord after) {
    requireGateway(task, after);
    if (!server(before).equals(server(after))) {
      requireServer(after);
    }
    return after;
  }

  @Override
  SeraiException taken() {
    return new SeraiException(
        ErrorCode.ALREADY_EXISTS,
        "id is that of another binding: leave it out, or choose another.");
  }

  @Override
  void requireCreation(Task task, BindingRecord binding) {
    task.require(Verb.UPDATE, resource(task, binding));
  }

  @Override
  void requireRemoval(Task task, BindingRecord before) {
    task.require(Verb.UPDATE, resource(task, before));
  }

  private static void requireGateway(Task task, BindingRecord binding) {
    Set<String> there =
        Rules.keys(
            Gateways.there(task.stores(), binding.gateway()).stream().toList(),
            gateway -> gateway.value().name());
    Rules.known("gateway", Set.of(binding.gateway()), there);
  }

  private static List<String> server(BindingRecord binding) {
    return Arrays.asList(binding.entryName(), binding.installation());
  }

  /**
   * At call time an entry may be bound before anybody has installed it. An entry of a folder or a
   * bundle has one installation, whose id is its alias.
   */
  private void requireServer(BindingRecord binding) {
    if (!entries.isThere(binding.entryName())) {
      throw Rules.refused(
          "entryName names no entry that is there; serai:server-show tells the name of one.");
    }
    String installation = binding.installation();
    if (installation != null
        && entries.named(binding.entryName()).stream()
            .noneMatch(entry -> entry.installation().value().equals(installation))) {
      throw Rules.refused(
          "installation names none of the entry; serai:server-list tells the id of one.");
    }
  }
}
