package dev.serai.orchestrator.internal.credential;

import dev.serai.core.credential.CredentialProvider;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import java.time.Duration;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The providers of one scheme, of which the first in rank is leased. Safe for use by any thread.
 */
final class ProvidersOfScheme {
  private static final Logger LOG = LoggerFactory.getLogger(ProvidersOfScheme.class);

  private final String scheme;
  private final TreeMap<ProviderRank, CredentialProvider> ranked = new TreeMap<>();
  private final ServiceSlot<CredentialProvider> slot;
  private CredentialProvider current;

  ProvidersOfScheme(String scheme, Duration drain) {
    this.scheme = scheme;
    this.slot = new ServiceSlot<>("provider of " + scheme + ": credentials", drain);
  }

  void add(CredentialProvider provider, ProviderRank rank) {
    CredentialProvider left;
    synchronized (this) {
      ranked.put(rank, provider);
      if (ranked.size() > 1) {
        LOG.info(
            "{} providers of {}: credentials are here; the first in rank is asked",
            ranked.size(),
            scheme);
      }
      left = choose();
    }
    drain(left);
  }

  /** Blocks until its leases are back, within the drain bound. */
  void remove(CredentialProvider provider, ProviderRank rank) {
    CredentialProvider left;
    synchronized (this) {
      ranked.remove(rank, provider);
      left = choose();
    }
    drain(left);
  }

  boolean isBound() {
    return slot.isBound();
  }

  CompletionStage<ServiceLease<CredentialProvider>> acquire(Duration wait) {
    return slot.acquire(wait);
  }

  /** The next is bound before the last one leaves, so that nobody finds none. */
  private CredentialProvider choose() {
    CredentialProvider next = ranked.isEmpty() ? null : ranked.firstEntry().getValue();
    CredentialProvider before = current;
    if (next == before) {
      return null;
    }
    if (next != null) {
      slot.bind(next);
    }
    current = next;
    return before;
  }

  private void drain(CredentialProvider left) {
    if (left != null) {
      slot.unbind(left);
    }
  }
}
