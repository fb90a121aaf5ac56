package dev.serai.store.internal.sql;

import dev.serai.core.store.InstallationRequestRecord;
import dev.serai.core.store.InstallationRequestRecord.State;
import dev.serai.core.store.InstallationRequestStore;
import dev.serai.core.store.Versioned;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What people ask to be installed as rows. */
@Component
public final class JdbcInstallationRequestStore extends JdbcEditableStore<InstallationRequestRecord>
    implements InstallationRequestStore {
  private static final Table<InstallationRequestRecord> TABLE =
      new Table<>(
          CONCERN,
          "installation_request",
          InstallationRequestRecord.class,
          List.of(
              new Column.Lookup<>("asked_by", InstallationRequestRecord::askedBy),
              new Column.Lookup<>("state", request -> request.state().name())));

  /** What is asked for, in a database. */
  @Activate
  public JdbcInstallationRequestStore(@Reference Database database) {
    super(database, TABLE);
  }

  @Override
  public List<Versioned<InstallationRequestRecord>> askedBy(String reference) {
    return findAllBy("asked_by", reference);
  }

  @Override
  public List<Versioned<InstallationRequestRecord>> inState(State state) {
    return findAllBy("state", state.name());
  }
}
