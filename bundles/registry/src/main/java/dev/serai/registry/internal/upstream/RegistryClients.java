package dev.serai.registry.internal.upstream;

import dev.serai.core.error.SeraiException;
import dev.serai.core.store.RegistryRecord;
import dev.serai.registry.internal.fetch.Fetches;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Clients of registries, for a while each. Safe for use by any thread. */
final class RegistryClients {
  private static final Logger LOG = LoggerFactory.getLogger(RegistryClients.class);

  private final Fetches fetches;
  private volatile RegistryTokens tokens = RegistryTokens.NONE;

  RegistryClients(Fetches fetches) {
    this.fetches = fetches;
  }

  /** From now on with these tokens; what cannot be read gives nobody one, and is told. */
  void listTokens(String... lists) {
    try {
      tokens = RegistryTokens.parse(lists);
    } catch (SeraiException e) {
      LOG.warn("Registries are asked without tokens until it is mended: {}", e.getMessage());
      tokens = RegistryTokens.NONE;
    }
  }

  /**
   * Asks a registry.
   *
   * @throws SeraiException as the work does, and as {@link Fetches#use} and {@link
   *     RegistryTokens#of} do
   */
  <T> T use(RegistryRecord registry, Function<RegistryClient, T> work) {
    RegistryUrl url = RegistryUrl.of(registry.url());
    String token = tokens.of(url).orElse(null);
    return fetches.use(
        fetcher -> work.apply(new RegistryClient(registry.name(), url, token, fetcher)));
  }
}
