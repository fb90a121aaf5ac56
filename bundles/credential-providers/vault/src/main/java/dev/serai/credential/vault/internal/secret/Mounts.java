package dev.serai.credential.vault.internal.secret;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.error.SeraiException;
import dev.serai.credential.vault.internal.http.Faults;
import dev.serai.credential.vault.internal.http.VaultAnswer;
import dev.serai.credential.vault.internal.http.VaultHttp;
import dev.serai.credential.vault.internal.http.VaultRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Finds the engine of a path: as it is set, otherwise as Vault says, which is remembered for a
 * while. Safe for use by any thread.
 */
public final class Mounts {
  private static final Duration REMEMBERED = Duration.ofMinutes(5);

  /** Where a token can read of itself, which no reference may. */
  private static final Pattern OWN_PATH = Pattern.compile("(auth|sys|cubbyhole|identity)(/|$)");

  private static final Pattern OWN_TYPE =
      Pattern.compile("(ns_)?(system|token|cubbyhole|identity)");

  private final List<Mount> given;
  private final VaultHttp http;
  private final Clock clock;
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();

  private record Seen(Mount mount, Instant until) {}

  /**
   * Mounts of one Vault.
   *
   * @param given those that Vault is not asked for
   * @param http sends with a token
   */
  public Mounts(Collection<Mount> given, VaultHttp http, Clock clock) {
    this.given =
        given.stream()
            .sorted(Comparator.comparingInt((Mount mount) -> mount.path().length()).reversed())
            .toList();
    this.http = http;
    this.clock = clock;
  }

  /** The mount that a secret's path lies in. */
  CompletionStage<Mount> find(String secret) {
    if (OWN_PATH.matcher(secret).lookingAt()) {
      throw own(secret);
    }
    return known(secret)
        .<CompletionStage<Mount>>map(CompletableFuture::completedStage)
        .orElseGet(() -> ask(secret));
  }

  private Optional<Mount> known(String secret) {
    Optional<Mount> set = given.stream().filter(mount -> mount.holds(secret)).findFirst();
    Instant now = clock.instant();
    return set.isPresent()
        ? set
        : seen.values().stream()
            .filter(one -> one.mount().holds(secret) && one.until().isAfter(now))
            .map(Seen::mount)
            .findFirst();
  }

  private CompletionStage<Mount> ask(String secret) {
    return http.send(VaultRequest.get("sys/internal/ui/mounts/" + secret))
        .thenApply(answer -> mount(secret, answer));
  }

  private Mount mount(String secret, VaultAnswer answer) {
    if (answer.status() == 403) {
      throw Faults.refused(
          "Vault has no mount for vault:"
              + secret
              + ", or does not let Serai's role see it (status 403).");
    }
    JsonNode data = answer.body().path("data");
    if (!answer.isOk()) {
      throw Faults.of(answer, "vault:" + secret);
    }
    String path = data.path("path").asText();
    if (path.isEmpty()
        || !secret.startsWith(path)
        || OWN_TYPE.matcher(data.path("type").asText()).matches()) {
      throw own(secret);
    }
    Mount mount = new Mount(path, engine(data));
    seen.put(mount.path(), new Seen(mount, clock.instant().plus(REMEMBERED)));
    return mount;
  }

  private static SeraiException own(String secret) {
    return Faults.refused(
        "vault:" + secret + " is no secret for others: it belongs to Vault, or to Serai's token.");
  }

  private static Engine engine(JsonNode data) {
    String type = data.path("type").asText();
    if (!type.equals("kv") && !type.equals("generic")) {
      return Engine.DYNAMIC;
    }
    return data.path("options").path("version").asText().equals("2") ? Engine.KV2 : Engine.KV1;
  }
}
