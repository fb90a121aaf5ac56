package dev.serai.access.internal.oidc;

/** Why a provider's document could not be had: one sentence for the operator, without a secret. */
final class FetchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FetchException(String message) {
    super(message);
  }
}
