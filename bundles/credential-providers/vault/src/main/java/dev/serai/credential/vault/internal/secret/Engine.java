package dev.serai.credential.vault.internal.secret;

/** What keeps or makes secrets at a mount. */
public enum Engine {
  /** Keys and values, one version. */
  KV1,
  /** Keys and values, with versions. */
  KV2,
  /** Makes secrets when they are read, and lends them. */
  DYNAMIC
}
