package dev.serai.store.internal.sql;

import dev.serai.core.store.BindingRecord;
import dev.serai.core.store.BindingStore;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tool bindings as rows. */
@Component
public final class JdbcBindingStore extends JdbcEditableStore<BindingRecord>
    implements BindingStore {
  private static final Table<BindingRecord> TABLE =
      new Table<>(
          CONCERN,
          "tool_binding",
          BindingRecord.class,
          List.of(
              new Column.Lookup<>("gateway", BindingRecord::gateway),
              new Column.Lookup<>("entry_name", BindingRecord::entryName)));

  /** Tool bindings in a database. */
  @Activate
  public JdbcBindingStore(@Reference Database database) {
    super(database, TABLE);
  }
}
