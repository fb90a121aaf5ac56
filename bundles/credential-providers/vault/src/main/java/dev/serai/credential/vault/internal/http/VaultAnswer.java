package dev.serai.credential.vault.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * What Vault answered.
 *
 * @param status of HTTP
 * @param body an object, an empty one where there was none or none that is JSON
 * @param retrySeconds after which Vault wants to be asked again, or 0 where it did not say
 */
public record VaultAnswer(int status, JsonNode body, long retrySeconds) {
  /** Whether it did what was asked. */
  public boolean isOk() {
    return status == 200 || status == 204;
  }

  /** Whether an error has this in its text, whatever the case. */
  public boolean says(String part) {
    for (JsonNode error : body.path("errors")) {
      if (error.asText().toLowerCase(Locale.ROOT).contains(part)) {
        return true;
      }
    }
    return false;
  }

  /** Without the body, which may hold secrets. */
  @Override
  public String toString() {
    return "VaultAnswer[" + status + "]";
  }
}
