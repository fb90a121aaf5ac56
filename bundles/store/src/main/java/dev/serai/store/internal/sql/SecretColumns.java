package dev.serai.store.internal.sql;

import dev.serai.store.internal.seal.SecretColumn;
import java.util.List;

/** All columns of sealed values: those that a new key has to reach. */
public final class SecretColumns {
  /** Of every table. */
  public static final List<SecretColumn> ALL =
      List.of(JdbcSessionStore.SECRET, JdbcUserStore.SECRET, JdbcCredentialStore.SECRET);

  private SecretColumns() {}
}
