package dev.serai.core.store;

import java.util.List;
import java.util.Set;

/** Every concern that people edit. */
public final class TestingConcerns {
  /** An owner. */
  public static final OwnerRef TEAM = new OwnerRef(OwnerRef.Kind.TEAM, "blue");

  private TestingConcerns() {}

  /** All there are, for parameterized tests. */
  public static List<TestingConcern<?>> all() {
    return List.of(gateways(), bindings());
  }

  /** Gateways. */
  public static TestingConcern<GatewayRecord> gateways() {
    return new TestingConcern<>(
        GatewayStore.CONCERN,
        (key, alone, text) ->
            new GatewayRecord(
                key,
                text,
                Set.of(TEAM, OwnerRef.ORGANIZATION),
                GatewayRecord.Exposure.SEARCH,
                true),
        false,
        1_000,
        MemoryGatewayStore::new);
  }

  /** Tool bindings. */
  public static TestingConcern<BindingRecord> bindings() {
    return new TestingConcern<>(
        BindingStore.CONCERN,
        (key, alone, text) ->
            new BindingRecord(
                key, "default", text, List.of("*", text), BindingRecord.Mode.STATIC, text),
        false,
        200,
        MemoryBindingStore::new);
  }
}
