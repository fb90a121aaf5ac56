package dev.serai.store.internal.backup;

import dev.serai.core.store.BindingStore;
import dev.serai.core.store.CredentialStore;
import dev.serai.core.store.EntryStore;
import dev.serai.core.store.GatewayStore;
import dev.serai.core.store.InstallationRequestStore;
import dev.serai.core.store.InstallationStore;
import dev.serai.core.store.RegistryStore;
import dev.serai.core.store.RoleStore;
import dev.serai.core.store.SessionStore;
import dev.serai.core.store.StoreChange;
import dev.serai.core.store.TeamStore;
import dev.serai.core.store.TokenStore;
import dev.serai.core.store.ToolRecordStore;
import dev.serai.core.store.UserStore;
import dev.serai.store.internal.seal.SecretColumn;
import dev.serai.store.internal.sql.SecretColumns;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * A table whose rows are in a backup. Not in it are the leases, which are of the moment, the keys,
 * which the header has, and the history of migrations.
 *
 * @param name the table
 * @param key the column of its primary key
 * @param concern under which its changes are published, or null
 */
record StoredTable(String name, String key, String concern) {
  /** The table of one row that tells where the audit chain ends. */
  static final String AUDIT_HEAD = "audit_head";

  /** All of them. */
  static final List<StoredTable> ALL =
      List.of(
          new StoredTable("gateway", "id", GatewayStore.CONCERN),
          new StoredTable("tool_binding", "id", BindingStore.CONCERN),
          new StoredTable("catalog_entry", "id", EntryStore.CONCERN),
          new StoredTable("installation", "id", InstallationStore.CONCERN),
          new StoredTable("tool_record", "id", ToolRecordStore.CONCERN),
          new StoredTable("other_registry", "id", RegistryStore.CONCERN),
          new StoredTable("installation_request", "id", InstallationRequestStore.CONCERN),
          new StoredTable("person", "id", UserStore.CONCERN),
          new StoredTable("team", "id", TeamStore.CONCERN),
          new StoredTable("access_role", "id", RoleStore.CONCERN),
          new StoredTable("access_token", "id", TokenStore.CONCERN),
          new StoredTable("credential", "id", CredentialStore.CONCERN),
          new StoredTable("client_session", "owner", SessionStore.CONCERN),
          new StoredTable("parked_call", "id", null),
          new StoredTable("task_owner", "id", null),
          new StoredTable("audit", "number", null),
          new StoredTable(AUDIT_HEAD, "id", null));

  /** The column of sealed values, if it has one. */
  Optional<String> sealedColumn() {
    return SecretColumns.ALL.stream()
        .filter(column -> column.table().equals(name))
        .map(SecretColumn::column)
        .findFirst();
  }

  /** How many rows it has. */
  long count(Handle handle) {
    return handle.createQuery("select count(*) from " + name).mapTo(Long.class).one();
  }

  /** All of it changed. */
  Optional<StoreChange> anything() {
    return Optional.ofNullable(concern).map(StoreChange::anything);
  }
}
