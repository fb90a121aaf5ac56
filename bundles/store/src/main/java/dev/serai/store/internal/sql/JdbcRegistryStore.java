package dev.serai.store.internal.sql;

import dev.serai.core.store.RegistryRecord;
import dev.serai.core.store.RegistryStore;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Other registries as rows. */
@Component
public final class JdbcRegistryStore extends JdbcEditableStore<RegistryRecord>
    implements RegistryStore {
  private static final Table<RegistryRecord> TABLE =
      new Table<>(CONCERN, "other_registry", RegistryRecord.class, List.of());

  /** Other registries in a database. */
  @Activate
  public JdbcRegistryStore(@Reference Database database) {
    super(database, TABLE);
  }
}
