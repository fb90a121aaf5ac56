package dev.serai.registry.internal.fetch;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import java.time.Duration;

/**
 * What may be fetched, and how long that may take.
 *
 * @param hosts the hosts that are trusted beyond public ones: they may have any address, be asked
 *     at any port, and in plain http
 * @param connect how long connecting may take, 1 ms to 10 minutes
 * @param idle how long nothing may arrive, 1 ms to 10 minutes
 * @param total how long a fetch with all its redirects may take, 1 ms to 10 minutes
 */
public record FetchRules(AllowedHosts hosts, Duration connect, Duration idle, Duration total) {
  private static final Duration MAX = Duration.ofMinutes(10);

  /** Checks the limits. */
  public FetchRules {
    within("connect", connect);
    within("idle", idle);
    within("total", total);
  }

  /**
   * Rules as they are configured, with a connect limit of 10 s, an idle limit of 15 s and a total
   * limit of 30 s.
   *
   * @param allowedHosts names, {@code *.example.com} (all names below, not that name itself),
   *     addresses, and ranges as {@code 10.0.0.0/8}; commas and blanks part them, too. A range
   *     allows its addresses to every name, but a name has to be listed itself to be asked in plain
   *     http or at a port other than 443
   * @throws SeraiException INVALID_VALUE naming an entry that is none of these
   */
  public static FetchRules parse(String... allowedHosts) {
    return new FetchRules(
        AllowedHosts.parse(allowedHosts),
        Duration.ofSeconds(10),
        Duration.ofSeconds(15),
        Duration.ofSeconds(30));
  }

  /** The same with another total limit. */
  public FetchRules within(Duration limit) {
    return new FetchRules(hosts, connect, idle, limit);
  }

  private static void within(String name, Duration limit) {
    if (limit.toMillis() < 1 || limit.compareTo(MAX) > 0) {
      throw new SeraiException(
          ErrorCode.INVALID_VALUE,
          "The %s limit of fetching documents is %s: give 1 ms to %s.".formatted(name, limit, MAX));
    }
  }
}
