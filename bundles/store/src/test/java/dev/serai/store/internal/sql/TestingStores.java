package dev.serai.store.internal.sql;

import dev.serai.core.store.BindingStore;
import dev.serai.core.store.CredentialStore;
import dev.serai.core.store.EditableStore;
import dev.serai.core.store.EntryStore;
import dev.serai.core.store.GatewayStore;
import dev.serai.core.store.InstallationRequestStore;
import dev.serai.core.store.InstallationStore;
import dev.serai.core.store.Keyed;
import dev.serai.core.store.RegistryStore;
import dev.serai.core.store.RoleStore;
import dev.serai.core.store.TeamStore;
import dev.serai.core.store.TestingConcern;
import dev.serai.core.store.TokenStore;
import dev.serai.core.store.ToolRecordStore;
import dev.serai.core.store.UserStore;
import java.util.Map;
import java.util.function.Function;

/** The JDBC store of each concern that people edit. */
public final class TestingStores {
  private static final Map<String, Function<Database, EditableStore<?>>> BY_CONCERN =
      Map.ofEntries(
          Map.entry(BindingStore.CONCERN, JdbcBindingStore::new),
          Map.entry(CredentialStore.CONCERN, JdbcCredentialStore::new),
          Map.entry(EntryStore.CONCERN, JdbcEntryStore::new),
          Map.entry(GatewayStore.CONCERN, JdbcGatewayStore::new),
          Map.entry(InstallationRequestStore.CONCERN, JdbcInstallationRequestStore::new),
          Map.entry(InstallationStore.CONCERN, JdbcInstallationStore::new),
          Map.entry(RegistryStore.CONCERN, JdbcRegistryStore::new),
          Map.entry(RoleStore.CONCERN, JdbcRoleStore::new),
          Map.entry(TeamStore.CONCERN, JdbcTeamStore::new),
          Map.entry(TokenStore.CONCERN, JdbcTokenStore::new),
          Map.entry(ToolRecordStore.CONCERN, JdbcToolRecordStore::new),
          Map.entry(UserStore.CONCERN, JdbcUserStore::new));

  private TestingStores() {}

  @SuppressWarnings("unchecked")
  /** The store of a concern. */
  public static <R extends Keyed> EditableStore<R> of(
      TestingConcern<R> concern, Database database) {
    return (EditableStore<R>) BY_CONCERN.get(concern.name()).apply(database);
  }

  static String table(EditableStore<?> store) {
    return ((JdbcEditableStore<?>) store).table().name();
  }
}
