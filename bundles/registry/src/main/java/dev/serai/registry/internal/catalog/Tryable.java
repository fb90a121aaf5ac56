package dev.serai.registry.internal.catalog;

/** Has its entries tried. Safe for use by any thread. */
public interface Tryable {
  /**
   * Has them tried by these from now on; the last ones count.
   *
   * @return ends it
   */
  Runnable tryBy(Trials trials);
}
