package dev.serai.credential.vault.internal.http;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;

/** What Vault's answers mean, in words. Texts of Vault are never repeated. */
public final class Faults {
  private Faults() {}

  /** Vault cannot be asked now. */
  public static SeraiException away(String why) {
    return new SeraiException(ErrorCode.CREDENTIAL_UNAVAILABLE, "Vault " + why);
  }

  /** Vault does not want to. */
  public static SeraiException refused(String why) {
    return new SeraiException(ErrorCode.CREDENTIAL_REFUSED, why);
  }

  /**
   * An answer that is none to what was asked.
   *
   * @param what was asked, for instance {@code "vault:secret/a#b"}
   */
  public static SeraiException of(VaultAnswer answer, String what) {
    int status = answer.status();
    return switch (status) {
      case 403 -> refused("Vault does not let Serai have " + what + " (status 403).");
      case 400, 405 ->
          refused("Vault cannot do what was asked with " + what + " (status " + status + ").");
      case 404 ->
          new SeraiException(ErrorCode.CREDENTIAL_MISSING, "Vault has nothing at " + what + ".");
      case 301, 302, 307, 308 ->
          away(
              "sends Serai to another node (status "
                  + status
                  + "): set address to the active one, or to what is before all of them.");
      case 429 -> away("is busy, or its node a standby (status 429).");
      case 472 -> away("is a secondary for disaster recovery (status 472): set another address.");
      case 473 -> away("is a standby for performance that cannot answer (status 473).");
      case 501 -> away("is not initialized (status 501): run vault operator init.");
      case 503 -> away("is sealed or down for maintenance (status 503).");
      default -> away("fails with status " + status + ".");
    };
  }

  /**
   * Refuses an answer that has not what was asked for.
   *
   * @param what was asked
   */
  public static void requireData(VaultAnswer answer, String what) {
    if (!answer.isOk()) {
      throw of(answer, what);
    }
    if (answer.body().path("wrap_info").isObject()) {
      throw refused(
          "Vault wraps " + what + ", and Serai unwraps nothing: let it be read as it is.");
    }
  }

  /** Vault is sealed. */
  public static SeraiException sealed() {
    return away("is sealed: unseal it with vault operator unseal.");
  }

  /** Whether the same request may be answered a little later. */
  static boolean passes(int status) {
    return switch (status) {
      case 307, 412, 429, 472, 473, 500, 502, 503, 504 -> true;
      default -> false;
    };
  }
}
