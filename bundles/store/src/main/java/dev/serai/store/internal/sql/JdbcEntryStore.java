package dev.serai.store.internal.sql;

import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryStore;
import dev.serai.core.store.Versioned;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Catalog entries as rows. */
@Component
public final class JdbcEntryStore extends JdbcEditableStore<EntryRecord> implements EntryStore {
  private static final Table<EntryRecord> TABLE =
      new Table<>(
          CONCERN,
          "catalog_entry",
          EntryRecord.class,
          List.of(
              new Column.Lookup<>("name", EntryRecord::name),
              new Column.Lookup<>("entry_version", EntryRecord::version),
              new Column.Lookup<>("scope", entry -> entry.scope().toString()),
              new Column.Lookup<>("alias", EntryRecord::alias)));

  /** Catalog entries in a database. */
  @Activate
  public JdbcEntryStore(@Reference Database database) {
    super(database, TABLE);
  }

  @Override
  public List<Versioned<EntryRecord>> withAlias(String alias) {
    return findAllBy("alias", alias);
  }

  @Override
  public List<Versioned<EntryRecord>> withName(String name) {
    return findAllBy("name", name);
  }
}
