package dev.serai.orchestrator.internal.credential;

import dev.serai.core.credential.CredentialProvider;
import java.util.Comparator;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;

/**
 * Which of several providers of one scheme is asked: the highest ranking first, then the highest
 * version of its bundle, then the elder service.
 */
record ProviderRank(int ranking, Version version, long id) implements Comparable<ProviderRank> {
  private static final Comparator<ProviderRank> ORDER =
      Comparator.comparingInt(ProviderRank::ranking)
          .thenComparing(ProviderRank::version)
          .reversed()
          .thenComparingLong(ProviderRank::id);

  static ProviderRank of(ServiceReference<CredentialProvider> reference) {
    Object ranking = reference.getProperty(Constants.SERVICE_RANKING);
    Bundle bundle = reference.getBundle();
    return new ProviderRank(
        ranking instanceof Integer given ? given : 0,
        bundle == null ? Version.emptyVersion : bundle.getVersion(),
        (Long) reference.getProperty(Constants.SERVICE_ID));
  }

  @Override
  public int compareTo(ProviderRank other) {
    return ORDER.compare(this, other);
  }
}
