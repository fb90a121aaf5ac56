package dev.serai.access.internal.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntSupplier;

/**
 * What the settings of one identity provider say.
 *
 * @param issuer its issuer identifier
 * @param audience the audience that tokens must have
 * @param jwksUri where its keys are, or null if its metadata says so
 * @param algorithms the signature algorithms accepted
 * @param skew how far clocks may differ
 * @param keysUsable how long keys are used after they were fetched
 * @param claims where a token says what
 * @param roles roles here by the names of roles there
 * @param createUsers whether accounts are made
 */
record IssuerSettings(
    String issuer,
    String audience,
    URI jwksUri,
    Set<JWSAlgorithm> algorithms,
    Duration skew,
    Duration keysUsable,
    ClaimNames claims,
    Map<String, Set<String>> roles,
    boolean createUsers) {
  /** Those whose public keys the JDK has; none with a shared secret. */
  static final Set<JWSAlgorithm> POSSIBLE =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private static final int MAX_TEXT = 500;
  private static final int MAX_SKEW_SECONDS = 300;
  private static final int MAX_HOURS = 168;

  /** Every part is there, but for the address of the keys. */
  IssuerSettings {
    Objects.requireNonNull(issuer, "issuer");
    Objects.requireNonNull(audience, "audience");
    algorithms = Set.copyOf(algorithms);
    roles = Map.copyOf(roles);
  }

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException one sentence that names the setting and says how it has to be
   */
  static IssuerSettings of(IssuerConfig config) {
    URI issuer = ProviderUri.issuer("issuer", text("issuer", config.issuer()));
    return new IssuerSettings(
        issuer.toString(),
        text("audience", config.audience()),
        config.jwks$_$uri().isBlank()
            ? null
            : ProviderUri.configured("jwks-uri", config.jwks$_$uri().strip(), issuer),
        algorithms(config.algorithms()),
        Duration.ofSeconds(
            number("clock-skew-seconds", config::clock$_$skew$_$seconds, 0, MAX_SKEW_SECONDS)),
        Duration.ofHours(number("keys-usable-hours", config::keys$_$usable$_$hours, 1, MAX_HOURS)),
        new ClaimNames(
            text("name-claim", config.name$_$claim()),
            text("email-claim", config.email$_$claim()),
            text("groups-claim", config.groups$_$claim()),
            text("roles-claim", config.roles$_$claim())),
        roles(config.roles()),
        config.create$_$users());
  }

  private static String text(String key, String value) {
    String text = value.strip();
    if (text.isEmpty() || text.length() > MAX_TEXT) {
      throw new IllegalArgumentException(
          key + " has to be set, with " + MAX_TEXT + " characters at most.");
    }
    return text;
  }

  private static int number(String key, IntSupplier value, int least, int most) {
    int number = read(value, least - 1);
    if (number < least || number > most) {
      throw new IllegalArgumentException(
          key + " has to be a whole number from " + least + " to " + most + ".");
    }
    return number;
  }

  /** What is no number shows when it is read. */
  private static int read(IntSupplier value, int otherwise) {
    try {
      return value.getAsInt();
    } catch (RuntimeException e) {
      return otherwise;
    }
  }

  private static Set<JWSAlgorithm> algorithms(String[] values) {
    Set<JWSAlgorithm> algorithms = new LinkedHashSet<>();
    items(values).forEach(name -> algorithms.add(new JWSAlgorithm(name)));
    if (algorithms.isEmpty() || !POSSIBLE.containsAll(algorithms)) {
      throw new IllegalArgumentException(
          "algorithms has to name some of "
              + names(POSSIBLE)
              + "; none and those with a shared secret are never accepted.");
    }
    return algorithms;
  }

  private static Map<String, Set<String>> roles(String[] values) {
    Map<String, Set<String>> roles = new TreeMap<>();
    for (String pair : items(values)) {
      int at = pair.lastIndexOf('=');
      if (at < 1 || at == pair.length() - 1) {
        throw new IllegalArgumentException(
            "roles has to be pairs, the provider's role and Serai's: theirs=ours, other=member.");
      }
      roles
          .computeIfAbsent(pair.substring(0, at).strip(), theirs -> new TreeSet<>())
          .add(pair.substring(at + 1).strip());
    }
    return roles;
  }

  /** A settings file has lists as one text. */
  private static List<String> items(String[] values) {
    return Arrays.stream(values)
        .flatMap(value -> Arrays.stream(value.split(",")))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  /** In the order of the alphabet. */
  static String names(Set<JWSAlgorithm> algorithms) {
    return String.join(", ", algorithms.stream().map(JWSAlgorithm::getName).sorted().toList());
  }
}
