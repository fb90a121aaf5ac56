package dev.serai.registry.internal.fetch;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetchers by the rules that are configured, for a while each, and only so many at once: a thread
 * that fetches is one that nobody else has. Safe for use by any thread.
 */
@Component(service = Fetches.class, configurationPid = "dev.serai.registry")
public final class Fetches {
  /** How many may fetch at once. */
  public static final int MOST = 4;

  private static final Logger LOG = LoggerFactory.getLogger(Fetches.class);

  private final Semaphore turns = new Semaphore(MOST);
  private final Set<DocumentFetcher> open = ConcurrentHashMap.newKeySet();
  private volatile FetchRules rules;
  private volatile boolean closed;

  /** Fetches by the configuration, until it is another one. */
  @Activate
  public Fetches(Config config) {
    this(rules(config));
  }

  /** Fetches by these rules. */
  public Fetches(FetchRules rules) {
    this.rules = rules;
  }

  /** Takes another configuration; what is being fetched goes on by the one before. */
  @Modified
  void modified(Config config) {
    rules = rules(config);
  }

  /**
   * Fetches.
   *
   * @param work is given what fetches, until it ends
   * @throws SeraiException as the work does; OVERLOADED if too many fetch already, STOPPING after
   *     the end
   */
  public <T> T use(Function<DocumentFetcher, T> work) {
    if (!turns.tryAcquire()) {
      throw new SeraiException(
          ErrorCode.OVERLOADED, "Documents are being fetched for " + MOST + " others already.");
    }
    try (DocumentFetcher fetcher = new DocumentFetcher(rules)) {
      open.add(fetcher);
      try {
        requireOpen();
        return work.apply(fetcher);
      } finally {
        open.remove(fetcher);
      }
    } finally {
      turns.release();
    }
  }

  /** Whether the host of a URL is one of those that are listed. */
  public boolean lists(String host) {
    return rules.hosts().list(host);
  }

  /** Ends what is being fetched. */
  @Deactivate
  public void close() {
    closed = true;
    open.forEach(DocumentFetcher::close);
  }

  private void requireOpen() {
    if (closed) {
      throw new SeraiException(ErrorCode.STOPPING, "The registry stops.");
    }
  }

  /** What cannot be read lists nothing: better too little may be fetched than too much. */
  private static FetchRules rules(Config config) {
    try {
      return FetchRules.parse(config.fetch$_$hosts());
    } catch (SeraiException e) {
      LOG.warn("No host counts as listed until it is mended: {}", e.getMessage());
      return FetchRules.parse();
    }
  }
}
