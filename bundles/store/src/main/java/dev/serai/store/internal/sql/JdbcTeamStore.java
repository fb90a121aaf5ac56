package dev.serai.store.internal.sql;

import dev.serai.core.store.TeamRecord;
import dev.serai.core.store.TeamStore;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Teams as rows. */
@Component
public final class JdbcTeamStore extends JdbcEditableStore<TeamRecord> implements TeamStore {
  private static final Table<TeamRecord> TABLE =
      new Table<>(
          CONCERN,
          "team",
          TeamRecord.class,
          List.of(new Column.Lookup<>("name", TeamRecord::name)));

  /** Teams in a database. */
  @Activate
  public JdbcTeamStore(@Reference Database database) {
    super(database, TABLE);
  }
}
