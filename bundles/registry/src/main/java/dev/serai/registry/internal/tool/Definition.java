package dev.serai.registry.internal.tool;

/**
 * One tool, prompt, resource, template or the instructions, as a server defined it.
 *
 * @param key its kind and name
 * @param text JSON as the server sent it; of instructions, an object with the member {@code
 *     instructions}
 * @param value the whole definition
 * @param essence what matters of it
 * @param hash of the essence, SHA-256 as 64 lower-case hexadecimal digits
 */
public record Definition(
    DefinitionKey key, String text, Json.Members value, Json.Members essence, String hash) {

  static Definition of(DefinitionKey key, String text, Json.Members value) {
    Json.Members essence = DefinitionHash.essence(key.kind(), value);
    return new Definition(key, text, value, essence, DefinitionHash.of(essence));
  }

  /** Without its content, which may hold anything. */
  @Override
  public String toString() {
    return key + " " + hash;
  }
}
