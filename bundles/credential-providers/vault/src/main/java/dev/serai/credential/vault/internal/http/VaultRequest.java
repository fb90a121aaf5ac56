package dev.serai.credential.vault.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A request to Vault's HTTP API.
 *
 * @param method of HTTP
 * @param path after {@code /v1/}, not encoded
 * @param body what is sent, or null for nothing
 * @param token the client token, or null where none is needed
 */
public record VaultRequest(String method, String path, JsonNode body, String token) {
  /** Reads. */
  public static VaultRequest get(String path) {
    return new VaultRequest("GET", path, null, null);
  }

  /** Writes, or has something done. */
  public static VaultRequest post(String path, JsonNode body) {
    return new VaultRequest("POST", path, body, null);
  }

  /** Deletes. */
  public static VaultRequest delete(String path) {
    return new VaultRequest("DELETE", path, null, null);
  }

  /** The same with a token. */
  public VaultRequest with(String token) {
    return new VaultRequest(method, path, body, token);
  }

  /** The path as it stands in a URL. */
  String encodedPath() {
    return Arrays.stream(path.split("/", -1))
        .map(segment -> URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining("/"));
  }

  /** Without body and token. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}
