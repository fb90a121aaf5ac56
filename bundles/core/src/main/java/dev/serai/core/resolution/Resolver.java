package dev.serai.core.resolution;

import dev.serai.core.access.Principal;
import dev.serai.core.registry.Alias;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.RegistrySnapshot;
import dev.serai.core.store.OwnerRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds the installation that serves a caller, in an order that never depends on chance: the one
 * that a binding names if it is theirs to use; where it is not, or cannot be used now, another one
 * of the same entry and name, and none where nobody knows it any more: their own, then one of a
 * team that they belong to, then the organization's. Nobody is ever served by another person's own.
 * Whether they may use the entry at all is decided elsewhere. Reads one snapshot only; safe for use
 * by any thread.
 */
public final class Resolver {
  private static final String PINNED = "The binding names an installation";
  private static final Consumer<Step> UNTOLD = step -> {};

  private final RegistrySnapshot registry;

  /** Over what is installed at one moment. */
  public Resolver(RegistrySnapshot registry) {
    this.registry = Objects.requireNonNull(registry, "registry");
  }

  /** The installation that serves a caller; empty if none does. */
  public Optional<CatalogEntry> choose(Principal who, Sought sought) {
    return Optional.ofNullable(walk(who, sought, UNTOLD));
  }

  /** Every step to the same, in order, and why it was taken or not. */
  public List<Step> explain(Principal who, Sought sought) {
    List<Step> steps = new ArrayList<>();
    walk(who, sought, steps::add);
    return List.copyOf(steps);
  }

  private CatalogEntry walk(Principal who, Sought sought, Consumer<Step> told) {
    if (sought.pinned() == null) {
      return own(who, sought, told);
    }
    CatalogEntry pinned = registry.find(sought.pinned()).orElse(null);
    Alias offered = pinned == null ? registry.unavailable().get(sought.pinned()) : pinned.prefix();
    if (!sought.prefix().equals(offered)) {
      String reason =
          offered == null ? "There is none." : "Its tools are offered as " + offered + "__*.";
      told.accept(new Step(PINNED, sought.pinned(), false, reason));
      return null;
    }
    return isTheirs(who, pinned, PINNED, told) ? pinned : own(who, sought, told);
  }

  /** What is there for a caller whom no binding says what to use. */
  private CatalogEntry own(Principal who, Sought sought, Consumer<Step> told) {
    CatalogEntry found = null;
    if (who.kind() == Principal.Kind.USER) {
      found = of(who, new OwnerRef(OwnerRef.Kind.USER, who.id()), sought, told);
    }
    if (found == null && hasTeams(who)) {
      found = ofTeams(who, sought, true, told);
    }
    if (found == null && hasTeams(who)) {
      found = ofTeams(who, sought, false, told);
    }
    return found == null ? of(who, OwnerRef.ORGANIZATION, sought, told) : found;
  }

  private static boolean hasTeams(Principal who) {
    return who.kind() == Principal.Kind.USER || who.kind() == Principal.Kind.TEAM;
  }

  private CatalogEntry ofTeams(
      Principal who, Sought sought, boolean ofAudience, Consumer<Step> told) {
    for (String id : who.teams().keySet()) {
      OwnerRef team = new OwnerRef(OwnerRef.Kind.TEAM, id);
      if (sought.audience().contains(team) == ofAudience) {
        CatalogEntry found = of(who, team, sought, told);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private CatalogEntry of(Principal who, OwnerRef owner, Sought sought, Consumer<Step> told) {
    CatalogEntry entry = registry.find(sought.prefix(), owner).orElse(null);
    return isTheirs(who, entry, rule(owner), told) ? entry : null;
  }

  private static boolean isTheirs(
      Principal who, CatalogEntry entry, String rule, Consumer<Step> told) {
    boolean theirs = entry != null && who.belongsTo(entry.owner());
    if (told != UNTOLD) {
      String reason =
          entry == null
              ? "There is none that can be used."
              : theirs ? "It serves the call." : "It belongs to somebody else: " + entry.owner();
      told.accept(new Step(rule, entry == null ? null : entry.installation(), theirs, reason));
    }
    return theirs;
  }

  private static String rule(OwnerRef owner) {
    return switch (owner.kind()) {
      case USER -> "The caller's own";
      case TEAM -> "Of the team " + owner.id();
      case ORGANIZATION -> "Of the organization";
    };
  }
}
