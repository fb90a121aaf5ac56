package dev.serai.admin.internal.model;

import dev.serai.core.store.RegistryRecord;
import dev.serai.core.store.Versioned;
import java.time.Instant;
import java.util.Map;

/**
 * Another registry as clients see it; see {@link RegistryRecord}.
 *
 * @param name its key
 * @param tried given by Serai, as {@code asked} and {@code problem} are: passed over when it comes
 * @param version passed over when it comes, as {@code created} and {@code updated} are
 */
public record OtherRegistry(
    String name,
    String url,
    Boolean followed,
    Instant tried,
    Instant asked,
    String problem,
    Long version,
    Instant created,
    Instant updated) {

  /** Other registries. */
  public static final Shape<RegistryRecord, OtherRegistry> SHAPE =
      new Shape<>(
          OtherRegistry.class,
          "registry",
          OtherRegistry::of,
          (name, registry) -> registry.record(name),
          OtherRegistry::name,
          new OtherRegistry(null, null, true, null, null, null, null, null, null));

  private static OtherRegistry of(Versioned<RegistryRecord> stored) {
    RegistryRecord registry = stored.value();
    return new OtherRegistry(
        registry.name(),
        registry.url(),
        registry.followed(),
        registry.tried(),
        registry.asked(),
        registry.problem(),
        stored.version(),
        stored.created(),
        stored.updated());
  }

  private RegistryRecord record(String key) {
    return new RegistryRecord(
        Fields.keep("name", name, key),
        url,
        Fields.required("followed", followed),
        Map.of(),
        null,
        null,
        null,
        null);
  }
}
