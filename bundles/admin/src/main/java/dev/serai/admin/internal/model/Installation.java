package dev.serai.admin.internal.model;

import dev.serai.core.registry.InstallationStatus;
import dev.serai.core.registry.NewInstallation;
import dev.serai.core.store.InstallationRecord;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.Versioned;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * An installation as clients see it; see {@link InstallationRecord}.
 *
 * @param id given by Serai
 * @param entry the id of the entry that is installed; in what is new, and only there
 * @param values by field; what comes for a secret field is never given out again
 * @param secrets the names of the secret fields that have a value; passed over when it comes
 * @param state whether its server can be used; passed over when it comes
 * @param problem why not, or what speaks against it; likewise
 * @param earlierVersion the version that a rollback goes to; likewise
 * @param version passed over when it comes, as {@code created} and {@code updated} are
 */
public record Installation(
    String id,
    String entry,
    String entryName,
    String alias,
    String entryVersion,
    OwnerRef owner,
    String name,
    SortedMap<String, String> values,
    SortedSet<String> secrets,
    Boolean enabled,
    InstallationStatus.State state,
    String problem,
    String earlierVersion,
    Long version,
    Instant created,
    Instant updated) {

  private static final Installation BLANK =
      new Installation(
          null,
          null,
          null,
          null,
          null,
          OwnerRef.ORGANIZATION,
          NewInstallation.NAME,
          new TreeMap<>(),
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null);

  /** Installations, of which somebody knows how they stand. */
  public static Shape<InstallationRecord, Installation> shape(
      Function<Versioned<InstallationRecord>, InstallationStatus> status) {
    return new Shape<>(
        Installation.class,
        "installation",
        stored -> of(stored, status.apply(stored)),
        (id, installation) -> installation.record(id),
        installation -> Fields.freshKey(),
        BLANK);
  }

  private static Installation of(Versioned<InstallationRecord> stored, InstallationStatus status) {
    InstallationRecord installation = stored.value();
    InstallationRecord.Earlier earlier = installation.earlier();
    return new Installation(
        installation.id(),
        null,
        installation.entryName(),
        installation.alias(),
        installation.entryVersion(),
        installation.owner(),
        installation.name(),
        new TreeMap<>(installation.values()),
        Fields.sorted(installation.credentials().keySet()),
        installation.enabled(),
        status.state(),
        status.problem(),
        earlier == null ? null : earlier.entryVersion(),
        stored.version(),
        stored.created(),
        stored.updated());
  }

  /** What is to be made of it. */
  public NewInstallation fresh() {
    Fields.keep("id", id, null);
    Fields.keep("entryName", entryName, null);
    Fields.keep("alias", alias, null);
    Fields.keep("entryVersion", entryVersion, null);
    return new NewInstallation(
        Fields.required("entry", entry),
        Fields.required("owner", owner),
        Fields.required("name", name),
        given());
  }

  /** The references to secrets stay as they are, whatever is sent. */
  private InstallationRecord record(String key) {
    return new InstallationRecord(
        Fields.keep("id", id, key),
        entryName,
        alias,
        entryVersion,
        owner,
        name,
        given(),
        Map.of(),
        Fields.required("enabled", enabled));
  }

  private Map<String, String> given() {
    Map<String, String> given = Fields.required("values", values);
    given.forEach((field, value) -> Fields.required("values." + field, value));
    return given;
  }
}
