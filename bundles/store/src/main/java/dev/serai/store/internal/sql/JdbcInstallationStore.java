package dev.serai.store.internal.sql;

import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.InstallationStore;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Installations as rows. */
@Component
public final class JdbcInstallationStore extends JdbcEditableStore<InstallationRecord>
    implements InstallationStore {
  private static final Table<InstallationRecord> TABLE =
      new Table<>(
          CONCERN,
          "installation",
          InstallationRecord.class,
          List.of(
              new Column.Lookup<>("entry_name", InstallationRecord::entryName),
              new Column.Lookup<>("owner", installation -> installation.owner().toString()),
              new Column.Lookup<>("name", InstallationRecord::name)));

  /** Installations in a database. */
  @Activate
  public JdbcInstallationStore(@Reference Database database) {
    super(database, TABLE);
  }
}
