package dev.serai.store.internal.sql;

import dev.serai.core.store.GatewayRecord;
import dev.serai.core.store.GatewayStore;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gateways as rows. */
@Component
public final class JdbcGatewayStore extends JdbcEditableStore<GatewayRecord>
    implements GatewayStore {
  private static final Table<GatewayRecord> TABLE =
      new Table<>(CONCERN, "gateway", GatewayRecord.class, List.of());

  /** Gateways in a database. */
  @Activate
  public JdbcGatewayStore(@Reference Database database) {
    super(database, TABLE);
  }
}
