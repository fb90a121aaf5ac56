package dev.serai.core.registry;

import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.OwnerRef;
import java.util.Objects;
import java.util.Set;

/**
 * A server that may be used here, as it is installed. Immutable: an entry that changes is another
 * value, and equal values mean that nothing has to be restarted.
 *
 * @param installation which of the installations of the entry it is
 * @param alias its short name, unique among the active entries: its address, and its name in
 *     commands
 * @param prefix under which gateways offer what it defines: the alias, but for an installation of
 *     somebody else than its entry is for. What gateways offer under one prefix is one of these
 *     installations, for each caller the one that is theirs
 * @param name the {@code name} of its {@code server.json}, reverse DNS with one slash
 * @param version its version
 * @param title for people; the name where the document has none
 * @param description for people, may be empty
 * @param launch how to have it
 * @param options how to treat it
 * @param scope for whom the entry is
 * @param owner whose installation it is
 * @param audience who of those may use it, or null for all
 * @param origin where it comes from
 */
public record CatalogEntry(
    InstallationId installation,
    Alias alias,
    Alias prefix,
    String name,
    String version,
    String title,
    String description,
    Launch launch,
    EntryOptions options,
    OwnerRef scope,
    OwnerRef owner,
    Set<OwnerRef> audience,
    Origin origin) {

  public CatalogEntry {
    Objects.requireNonNull(installation, "installation");
    Objects.requireNonNull(alias, "alias");
    Objects.requireNonNull(prefix, "prefix");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(launch, "launch");
    Objects.requireNonNull(options, "options");
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(owner, "owner");
    audience = audience == null ? null : Set.copyOf(audience);
    Objects.requireNonNull(origin, "origin");
  }

  /** An entry that is installed for those that it is for. */
  public CatalogEntry(
      InstallationId installation,
      Alias alias,
      String name,
      String version,
      String title,
      String description,
      Launch launch,
      EntryOptions options,
      OwnerRef scope,
      Set<OwnerRef> audience,
      Origin origin) {
    this(
        installation,
        alias,
        alias,
        name,
        version,
        title,
        description,
        launch,
        options,
        scope,
        scope,
        audience,
        origin);
  }

  /** Whether it is nobody's in particular, so that it may be started before somebody calls. */
  public boolean isShared() {
    return owner.kind() == OwnerRef.Kind.ORGANIZATION;
  }

  /** An entry of the organization, installed once for everybody under its alias. */
  public CatalogEntry(
      Alias alias,
      String name,
      String version,
      String title,
      String description,
      Launch launch,
      EntryOptions options,
      Origin origin) {
    this(
        new InstallationId(alias.value()),
        alias,
        name,
        version,
        title,
        description,
        launch,
        options,
        OwnerRef.ORGANIZATION,
        null,
        origin);
  }
}
