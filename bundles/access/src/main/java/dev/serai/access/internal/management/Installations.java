package dev.serai.access.internal.management;

import dev.serai.core.store.EditableStore;
import dev.serai.core.store.Keyed;
import dev.serai.core.store.OwnerRef;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What is installed for owners who leave, and what they asked for; their servers end once the store
 * tells of it.
 */
final class Installations {
  private Installations() {}

  /** Removes what belongs to an owner, with its secrets, and requests by them and for them. */
  static void removeOf(Stores stores, OwnerRef owner) {
    remove(stores.installations(), installation -> installation.owner().equals(owner));
    remove(stores.credentials(), credential -> credential.owner().equals(owner));
    String reference = owner.kind().name().toLowerCase(Locale.ROOT) + ":" + owner.id();
    remove(
        stores.requests(),
        request -> request.owner().equals(owner) || request.askedBy().equals(reference));
  }

  private static <R extends Keyed> void remove(EditableStore<R> store, Predicate<R> which) {
    store.all().stream()
        .filter(each -> which.test(each.value()))
        .forEach(each -> store.delete(each.value().key(), each.version()));
  }
}
