package dev.serai.store.internal;

/** Settings of the store, PID {@code dev.serai.store}. The database itself is a data source's. */
@interface StoreConfig {

  /**
   * The file that holds the master key; empty for {@code ${karaf.data}/serai/store/master.key},
   * which the first start makes. A file named here is never made. The environment variable {@code
   * SERAI_MASTER_KEY} comes before both.
   */
  String master$_$key$_$file() default "";

  /** How long a statement may take, in s; at least 1. */
  int query$_$seconds() default 10;

  /** How long a caller waits for a store that is just opening, in ms. */
  long wait$_$millis() default 5_000;
}
