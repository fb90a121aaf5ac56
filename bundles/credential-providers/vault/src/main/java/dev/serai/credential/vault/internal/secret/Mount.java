package dev.serai.credential.vault.internal.secret;

/**
 * Where an engine is.
 *
 * @param path with a slash at its end
 * @param engine what it is
 */
public record Mount(String path, Engine engine) {
  /** Whether a secret's path lies in it. */
  boolean holds(String secret) {
    return secret.startsWith(path);
  }

  /** Where the values of a secret are read and written. */
  String data(String secret) {
    return engine == Engine.KV2 ? path + "data/" + secret.substring(path.length()) : secret;
  }
}
