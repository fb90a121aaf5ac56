package dev.serai.registry.internal.folder;

/** The configuration of PID {@code dev.serai.registry}. */
@interface FolderConfig {
  /** The folder of {@code server.json} documents; empty for {@code servers} in Karaf's etc. */
  String servers() default "";

  /** The file that keeps the aliases; empty for {@code serai/aliases.json} in Karaf's data. */
  String aliases() default "";

  /** How these entries rank against those of other sources; higher wins. */
  int ranking() default 0;

  /** Seconds between two looks at a folder that reports no change; at least 1. */
  int rescan$_$seconds() default 30;

  /** Milliseconds that a file must stand still before it counts as bad or gone; at least 10. */
  int settle$_$millis() default 300;
}
