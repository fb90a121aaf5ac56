package dev.serai.core.store;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Another registry, from which servers are picked.
 *
 * @param name what people call it, which is its key: 1 to 200 characters
 * @param url where its API is, 1 to 1,000 characters
 * @param followed whether it is asked from time to time what became of the picked servers
 * @param known the status of each known version of each picked server, as it was told last: by the
 *     server's name and the version, at most 1,000 servers and 1,000 versions of each
 * @param tried when it was asked last, or null
 * @param asked when that began which was answered in full last, or null
 * @param compared when all picked servers were looked at one by one last, or null
 * @param problem what the last answer lacked, at most 1,000 characters, or null
 */
public record RegistryRecord(
    String name,
    String url,
    boolean followed,
    Map<String, Map<String, String>> known,
    Instant tried,
    Instant asked,
    Instant compared,
    String problem)
    implements Keyed {

  /** Refuses what breaks the limits with {@code INVALID_VALUE}. */
  public RegistryRecord {
    FieldRules.name("name", name);
    FieldRules.text("url", url, FieldRules.MAX_LINE);
    FieldRules.present("known", known);
    FieldRules.items("known", known.keySet());
    known.forEach(RegistryRecord::requireVersions);
    known =
        known.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, server -> Map.copyOf(server.getValue())));
    FieldRules.optional("problem", problem, FieldRules.MAX_LINE);
  }

  /** One that was never asked. */
  public static RegistryRecord of(String name, String url, boolean followed) {
    return new RegistryRecord(name, url, followed, Map.of(), null, null, null, null);
  }

  /** The same at an address, followed or not; elsewhere it is asked anew. */
  public RegistryRecord with(String otherUrl, boolean isFollowed) {
    boolean same = otherUrl.equals(url);
    return new RegistryRecord(
        name,
        otherUrl,
        isFollowed,
        known,
        same ? tried : null,
        same ? asked : null,
        same ? compared : null,
        same ? problem : null);
  }

  /** The same with other knowledge. */
  public RegistryRecord knowing(Map<String, Map<String, String>> other) {
    return new RegistryRecord(name, url, followed, other, tried, asked, compared, problem);
  }

  @Override
  public String key() {
    return name;
  }

  /** Without what is known of servers. */
  @Override
  public String toString() {
    return "RegistryRecord[" + name + ", " + url + (followed ? ", followed" : "") + "]";
  }

  private static void requireVersions(String server, Map<String, String> versions) {
    FieldRules.name("known", server);
    FieldRules.present("known", versions);
    FieldRules.items("known", versions.keySet());
    versions.forEach(
        (version, status) -> {
          FieldRules.text("known", version, FieldRules.MAX_VERSION);
          FieldRules.name("known", status);
        });
  }
}
