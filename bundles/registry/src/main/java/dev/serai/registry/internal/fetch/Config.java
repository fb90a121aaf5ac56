package dev.serai.registry.internal.fetch;

/** What is fetched, in {@code etc/dev.serai.registry.cfg}. */
@interface Config {
  /**
   * {@code fetch-hosts}: hosts that may have any address, be asked at any port and in plain http,
   * as {@link FetchRules#parse} reads them. A change takes effect with the next fetch.
   */
  String[] fetch$_$hosts() default {};
}
