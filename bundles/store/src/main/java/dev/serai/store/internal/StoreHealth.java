package dev.serai.store.internal;

import dev.serai.core.health.Health;
import dev.serai.core.health.HealthCheck;
import dev.serai.core.store.Store;
import dev.serai.core.store.StoreState;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether the database can be used. While it is away for the moment, Serai goes on without it. */
@Component
public final class StoreHealth implements HealthCheck {
  private final Store store;

  /** Tells how this store is. */
  @Activate
  public StoreHealth(@Reference Store store) {
    this.store = store;
  }

  @Override
  public String name() {
    return "store";
  }

  @Override
  public Health check() {
    StoreState state = store.state();
    if (state instanceof StoreState.Ready ready) {
      return ready.late()
          ? Health.degraded(ready.database() + "; changes of other replicas may be heard of late.")
          : Health.up(ready.database() + ".");
    }
    if (state instanceof StoreState.Refused refused) {
      return Health.down(refused.reason() + " " + refused.code().advice());
    }
    return Health.degraded(((StoreState.Waiting) state).reason());
  }
}
