package dev.serai.core.store;

import java.util.List;
import java.util.function.Consumer;

/** Gateways that live as long as this object; for tests of other bundles. */
public final class MemoryGatewayStore extends MemoryEditableStore<GatewayRecord>
    implements GatewayStore {
  /** A store whose changes are heard at once. */
  public MemoryGatewayStore(Consumer<StoreChange> changes) {
    super(CONCERN, List.of(), changes);
  }
}
