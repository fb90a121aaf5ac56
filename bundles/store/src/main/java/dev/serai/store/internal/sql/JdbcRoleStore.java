package dev.serai.store.internal.sql;

import dev.serai.core.store.RoleRecord;
import dev.serai.core.store.RoleStore;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Roles as rows. */
@Component
public final class JdbcRoleStore extends JdbcEditableStore<RoleRecord> implements RoleStore {
  private static final Table<RoleRecord> TABLE =
      new Table<>(CONCERN, "access_role", RoleRecord.class, List.of());

  /** Roles in a database. */
  @Activate
  public JdbcRoleStore(@Reference Database database) {
    super(database, TABLE);
  }
}
