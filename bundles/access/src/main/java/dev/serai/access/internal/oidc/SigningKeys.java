package dev.serai.access.internal.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.URI;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The public keys that a provider signs with (RFC 7517). Immutable. */
final class SigningKeys {
  private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
  private static final int MAX_KEYS = 100;
  private static final int MIN_RSA_BITS = 2_048;

  private record Key(JWK jwk, JWSVerifier verifier) {}

  private final List<Key> keys;

  private SigningKeys(List<Key> keys) {
    this.keys = List.copyOf(keys);
  }

  /**
   * Those of a key set that sign by one of the algorithms; what cannot be used is passed over.
   *
   * @throws FetchException if there is none, or too many
   */
  static SigningKeys of(URI uri, Map<String, Object> document, Set<JWSAlgorithm> algorithms) {
    if (!(document.get("keys") instanceof List<?> all) || all.size() > MAX_KEYS) {
      throw new FetchException(uri + " is no JSON Web Key Set with " + MAX_KEYS + " keys at most.");
    }
    List<Key> keys = new ArrayList<>();
    for (Object each : all) {
      Key key = key(each);
      if (key != null && signs(key, algorithms)) {
        keys.add(key);
      }
    }
    if (keys.isEmpty()) {
      throw new FetchException(
          uri + " has no key that signs by " + IssuerSettings.names(algorithms) + ".");
    }
    return new SigningKeys(keys);
  }

  /** Whether one of them is not among others. */
  boolean lostIn(SigningKeys others) {
    return !others.publicKeys().containsAll(publicKeys());
  }

  private Set<JWK> publicKeys() {
    return keys.stream().map(Key::jwk).collect(Collectors.toSet());
  }

  int size() {
    return keys.size();
  }

  /**
   * The verifiers of the keys that a token's header may mean: of its {@code kid}, type, algorithm.
   */
  List<JWSVerifier> fitting(JWSHeader header) {
    JWKMatcher matcher = JWKMatcher.forJWSHeader(header);
    return keys.stream()
        .filter(key -> matcher.matches(key.jwk))
        .filter(key -> key.verifier.supportedJWSAlgorithms().contains(header.getAlgorithm()))
        .map(Key::verifier)
        .toList();
  }

  @SuppressWarnings("unchecked")
  private static Key key(Object json) {
    try {
      JWK jwk = JWK.parse((Map<String, Object>) json);
      JWSVerifier verifier = verifier(jwk);
      return verifier == null ? null : new Key(jwk.toPublicJWK(), verifier);
    } catch (ParseException | JOSEException | RuntimeException e) {
      LOG.debug("A key of a key set is passed over", e);
      return null;
    }
  }

  private static JWSVerifier verifier(JWK jwk) throws JOSEException {
    if (jwk instanceof RSAKey rsa && rsa.size() >= MIN_RSA_BITS) {
      return new RSASSAVerifier(rsa.toRSAPublicKey());
    }
    return jwk instanceof ECKey ec ? new ECDSAVerifier(ec.toECPublicKey()) : null;
  }

  private static boolean signs(Key key, Set<JWSAlgorithm> algorithms) {
    JWK jwk = key.jwk;
    return (jwk.getKeyUse() == null || jwk.getKeyUse().equals(KeyUse.SIGNATURE))
        && (jwk.getKeyOperations() == null || jwk.getKeyOperations().contains(KeyOperation.VERIFY))
        && (jwk.getAlgorithm() == null || algorithms.contains(jwk.getAlgorithm()))
        && !Collections.disjoint(key.verifier.supportedJWSAlgorithms(), algorithms);
  }
}
