package dev.serai.store.internal.sql;

import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.ToolRecordStore;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tools and what else was discovered as rows. */
@Component
public final class JdbcToolRecordStore extends JdbcEditableStore<ToolRecord>
    implements ToolRecordStore {
  private static final Table<ToolRecord> TABLE =
      new Table<>(
          CONCERN,
          "tool_record",
          ToolRecord.class,
          List.of(
              new Column.Lookup<>("entry_name", ToolRecord::entryName),
              new Column.Lookup<>("entry_version", ToolRecord::entryVersion),
              new Column.Lookup<>("installation", ToolRecord::installation)));

  /** Tools and what else was discovered in a database. */
  @Activate
  public JdbcToolRecordStore(@Reference Database database) {
    super(database, TABLE);
  }
}
