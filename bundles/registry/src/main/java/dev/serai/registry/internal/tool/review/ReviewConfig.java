package dev.serai.registry.internal.tool.review;

/** The settings of the review in {@code etc/dev.serai.registry.cfg}. */
@interface ReviewConfig {
  /**
   * {@code tool-changes}: what becomes of definitions that change after approval, of entries of the
   * store: adopt, hold or hide.
   */
  String tool$_$changes() default "hold";

  /** {@code tool-changes-folder}: the same of entries of the folder and of tool bundles. */
  String tool$_$changes$_$folder() default "adopt";

  /** {@code hold-findings}: whether a first baseline leaves out what the scan warns of. */
  boolean hold$_$findings() default false;

  /**
   * {@code discover-at-approval}: whether an entry that somebody approves, and that was not tried
   * before, is asked what it defines, if that takes no values.
   */
  boolean discover$_$at$_$approval() default true;
}
