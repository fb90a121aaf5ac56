package dev.serai.registry.internal.upstream;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.RegistryRecord;
import dev.serai.core.store.Versioned;
import java.util.function.UnaryOperator;

/** Keeps what was learned of registries, whatever else is changed of them meanwhile. */
final class Ledger {
  private static final int ATTEMPTS = 5;

  private final Registries registries;

  Ledger(Registries registries) {
    this.registries = registries;
  }

  /**
   * The registry.
   *
   * @throws SeraiException {@code NOT_FOUND}
   */
  Versioned<RegistryRecord> find(String name) {
    return registries.use(
        (store, work) -> store.find(name).orElseThrow(ManagedRegistries::missing));
  }

  /** Keeps something beside what is there. */
  Versioned<RegistryRecord> keep(String name, UnaryOperator<RegistryRecord> change) {
    for (int attempt = 1; ; attempt++) {
      try {
        return registries.use(
            (store, work) -> {
              Versioned<RegistryRecord> there =
                  store.find(name).orElseThrow(ManagedRegistries::missing);
              RegistryRecord after = change.apply(there.value());
              return after.equals(there.value()) ? there : store.update(after, there.version());
            });
      } catch (SeraiException e) {
        if (e.code() != ErrorCode.CHANGED_MEANWHILE || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }
}
