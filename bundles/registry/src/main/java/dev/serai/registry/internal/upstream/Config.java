package dev.serai.registry.internal.upstream;

/** How other registries are followed, in {@code etc/dev.serai.registry.cfg}. */
@interface Config {
  /**
   * {@code follow-minutes}: how often a registry that is followed is asked, about; 1 to 10,080 (a
   * week), or 0 for never.
   */
  int follow$_$minutes() default 60;
}
