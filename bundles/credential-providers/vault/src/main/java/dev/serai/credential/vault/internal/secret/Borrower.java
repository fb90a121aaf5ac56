package dev.serai.credential.vault.internal.secret;

import dev.serai.core.credential.CredentialContext;
import dev.serai.core.credential.CredentialReference;
import dev.serai.core.store.OwnerRef;

/**
 * To whom Vault lends: each has secrets of its own, which all keys of a path belong to.
 *
 * @param path of the secret
 * @param owner of what uses it
 * @param installation what uses it, or empty
 */
record Borrower(String path, OwnerRef owner, String installation) {
  static Borrower of(CredentialReference reference, CredentialContext context) {
    return new Borrower(
        reference.path(),
        context.owner(),
        context.installation() == null ? "" : context.installation().value());
  }
}
