package dev.serai.access.internal.identity;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;

/**
 * Whom a JWT in compact form names as its issuer (RFC 7519, section 4.1.1). Nothing is checked: it
 * only tells who is to check the token.
 */
final class IssuerClaim {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int PARTS = 3;

  private IssuerClaim() {}

  /** The issuer, or empty if the text is no such token. */
  static Optional<String> of(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != PARTS) {
      return Optional.empty();
    }
    try (JsonParser claims = JSON.createParser(Base64.getUrlDecoder().decode(parts[1]))) {
      return issuer(claims);
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> issuer(JsonParser claims) throws IOException {
    if (claims.nextToken() != JsonToken.START_OBJECT) {
      return Optional.empty();
    }
    while (claims.nextToken() == JsonToken.FIELD_NAME) {
      String name = claims.currentName();
      if (claims.nextToken() == JsonToken.VALUE_STRING && name.equals("iss")) {
        return Optional.of(claims.getText());
      }
      claims.skipChildren();
    }
    return Optional.empty();
  }
}
