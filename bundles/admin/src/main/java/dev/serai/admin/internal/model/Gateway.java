package dev.serai.admin.internal.model;

import dev.serai.core.store.GatewayRecord;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.Versioned;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A gateway as clients see it; see {@link GatewayRecord}.
 *
 * @param name its key
 * @param version passed over when it comes, as {@code created} and {@code updated} are
 */
public record Gateway(
    String name,
    String title,
    List<OwnerRef> audience,
    GatewayRecord.Exposure exposure,
    Boolean auto,
    Long version,
    Instant created,
    Instant updated) {

  /** Gateways. */
  public static final Shape<GatewayRecord, Gateway> SHAPE =
      new Shape<>(
          Gateway.class,
          "gateway",
          Gateway::of,
          (name, gateway) -> gateway.record(name),
          Gateway::name,
          new Gateway(null, null, List.of(), GatewayRecord.Exposure.FULL, false, null, null, null));

  private static Gateway of(Versioned<GatewayRecord> stored) {
    GatewayRecord gateway = stored.value();
    return new Gateway(
        gateway.name(),
        gateway.title(),
        gateway.audience().stream().sorted(Comparator.comparing(OwnerRef::toString)).toList(),
        gateway.exposure(),
        gateway.auto(),
        stored.version(),
        stored.created(),
        stored.updated());
  }

  private GatewayRecord record(String key) {
    List<OwnerRef> owners = Fields.required("audience", audience);
    owners.forEach(owner -> Fields.required("audience", owner));
    return new GatewayRecord(
        Fields.keep("name", name, key),
        title,
        Set.copyOf(owners),
        exposure,
        Fields.required("auto", auto));
  }
}
