package dev.serai.core.credential;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears from credential providers: register it as a service. A provider that can tell calls all
 * that are registered, on a thread of its own; what is not told is found at the next {@link
 * CredentialProvider#resolve}.
 */
@ConsumerType
public interface CredentialListener {
  /**
   * What a reference names has changed or is gone: whoever keeps a secret of it resolves it anew.
   * Must not block. One change may be told more than once.
   *
   * @param reference one without a key stands for all keys of its path
   */
  void credentialChanged(CredentialReference reference);
}
