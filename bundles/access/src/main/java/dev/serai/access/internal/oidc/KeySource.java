package dev.serai.access.internal.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Where a provider's keys are: as configured, or as its metadata says (OpenID Connect Discovery
 * 1.0, section 4; RFC 8414, section 3). Each key set is fetched anew, and so is the metadata.
 */
final class KeySource implements Supplier<CompletableFuture<SigningKeys>> {
  private static final int MAX_SHOWN = 200;

  private final URI issuer;
  private final URI configured;
  private final Set<JWSAlgorithm> algorithms;
  private final ProviderDocuments documents;

  KeySource(IssuerSettings settings, ProviderDocuments documents) {
    this.issuer = URI.create(settings.issuer());
    this.configured = settings.jwksUri();
    this.algorithms = settings.algorithms();
    this.documents = documents;
  }

  /** Fails with a {@link FetchException}. */
  @Override
  public CompletableFuture<SigningKeys> get() {
    return configured == null ? metadata().thenCompose(this::keys) : keys(configured);
  }

  private CompletableFuture<SigningKeys> keys(URI uri) {
    return documents
        .fetch(uri)
        .thenApply(
            document ->
                SigningKeys.of(
                    uri,
                    document.orElseThrow(
                        () -> new FetchException(uri + " does not exist (HTTP status 404).")),
                    algorithms));
  }

  private CompletableFuture<URI> metadata() {
    List<URI> places = places(issuer);
    return documents
        .fetch(places.get(0))
        .thenCompose(
            document ->
                document.isPresent()
                    ? CompletableFuture.completedFuture(document)
                    : documents.fetch(places.get(1)))
        .thenApply(
            document ->
                jwksUri(
                    document.orElseThrow(
                        () -> new FetchException("No metadata is at " + places + "."))));
  }

  /** Where metadata may be, what most providers have at first. */
  static List<URI> places(URI issuer) {
    String text = issuer.toString();
    String base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    String path = issuer.getRawPath().equals("/") ? "" : URI.create(base).getRawPath();
    String root = base.substring(0, base.length() - path.length());
    return List.of(
        URI.create(base + "/.well-known/openid-configuration"),
        URI.create(root + "/.well-known/oauth-authorization-server" + path));
  }

  private URI jwksUri(Map<String, Object> metadata) {
    if (!issuer.toString().equals(metadata.get("issuer"))) {
      throw new FetchException(
          "Its metadata spells the issuer in another way than the setting issuer does: "
              + shown(metadata.get("issuer")));
    }
    URI uri =
        metadata.get("jwks_uri") instanceof String text ? ProviderUri.named(text, issuer) : null;
    if (uri == null) {
      throw new FetchException("Its metadata has no jwks_uri, or one without https.");
    }
    return uri;
  }

  private static String shown(Object text) {
    String all = String.valueOf(text).replaceAll("\\p{Cntrl}", "?");
    return all.substring(0, Math.min(all.length(), MAX_SHOWN));
  }
}
