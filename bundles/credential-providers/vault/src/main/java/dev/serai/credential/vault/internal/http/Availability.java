package dev.serai.credential.vault.internal.http;

import dev.serai.core.error.SeraiException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes whether Vault answers. Safe for use by any thread. */
public final class Availability implements VaultHttp {
  private static final Logger LOG = LoggerFactory.getLogger(Availability.class);

  /** Asks how Vault is, without a token. */
  public static final VaultRequest HEALTH = VaultRequest.get("sys/health");

  private static final String UNKNOWN = "Vault has not answered yet.";

  private final VaultHttp http;
  private final String address;
  private volatile String fault = UNKNOWN;

  /** Sends through another one. */
  public Availability(VaultHttp http, String address) {
    this.http = http;
    this.address = address;
  }

  /** Why Vault is away, in a sentence; empty while it answers. */
  public Optional<String> fault() {
    return Optional.ofNullable(fault);
  }

  @Override
  public CompletionStage<VaultAnswer> send(VaultRequest request) {
    return http.send(request)
        .whenComplete(
            (answer, error) -> {
              if (error != null) {
                note(SeraiException.of(error).getMessage());
              } else {
                note(request.equals(HEALTH) ? healthFault(answer) : fault(answer));
              }
            });
  }

  /** A standby may pass requests on: what its health says means nothing for them. */
  private String healthFault(VaultAnswer answer) {
    return switch (answer.status()) {
      case 429, 473 -> fault;
      case 503 -> Faults.sealed().getMessage();
      default -> fault(answer);
    };
  }

  private static String fault(VaultAnswer answer) {
    boolean away =
        answer.status() >= 300 && answer.status() < 400
            || Faults.passes(answer.status())
            || answer.status() == 501;
    return away ? Faults.of(answer, "").getMessage() : null;
  }

  private void note(String now) {
    String before = fault;
    fault = now;
    if (now == null && before != null) {
      LOG.info("Vault at {} answers", address);
    } else if (now != null && (before == null || before.equals(UNKNOWN))) {
      LOG.warn("{} Its address is {}", now, address);
    }
  }
}
