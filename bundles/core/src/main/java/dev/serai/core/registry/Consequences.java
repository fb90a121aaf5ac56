package dev.serai.core.registry;

import dev.serai.core.store.OwnerRef;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What a change means, told before it is made.
 *
 * @param effect the gravest of all
 * @param total how many installations it concerns, those too that whoever asks may not see
 * @param installations those that they may see, at most {@link #MAX}
 */
public record Consequences(Effect effect, int total, List<Affected> installations) {
  /** The most installations that are told one by one. */
  public static final int MAX = 100;

  /** What happens to an installation, the gravest last. */
  public enum Effect {
    /** Its server goes on as it is, or stays away. */
    NOTHING,
    /** Its server goes on, and people are told not to choose the entry any more. */
    WARNED,
    /** It may be upgraded to another version. */
    OFFERED,
    /** Its server can be used from now on. */
    START,
    /** Its server is started anew. */
    RESTART,
    /** Its server ends. */
    STOP,
    /** It cannot be done before its owner gives what is missing. */
    INPUT_NEEDED
  }

  /**
   * An installation that a change concerns.
   *
   * @param installation its id, or null if there is none yet
   * @param entryName the name of its entry
   * @param alias its name among servers
   * @param entryVersion the version that it has, or would get
   * @param owner whose it is: who is to give what is missing
   * @param name tells the owner's installations of one entry apart
   * @param effect what happens to it
   * @param needed what has to be given, also for an upgrade that is offered
   * @param dropped the names of values that are not asked for any more
   */
  public record Affected(
      String installation,
      String entryName,
      String alias,
      String entryVersion,
      OwnerRef owner,
      String name,
      Effect effect,
      List<InputField> needed,
      List<String> dropped) {
    /** All but the id are there. */
    public Affected {
      Objects.requireNonNull(entryName, "entryName");
      Objects.requireNonNull(alias, "alias");
      Objects.requireNonNull(entryVersion, "entryVersion");
      Objects.requireNonNull(owner, "owner");
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(effect, "effect");
      needed = List.copyOf(needed);
      dropped = List.copyOf(dropped);
    }
  }

  /** The list is copied. */
  public Consequences {
    Objects.requireNonNull(effect, "effect");
    installations = List.copyOf(installations);
  }

  /** Those of a change that concerns these, of which some may be told. */
  public static Consequences of(List<Affected> all, List<Affected> told) {
    Effect gravest =
        all.stream().map(Affected::effect).max(Comparator.naturalOrder()).orElse(Effect.NOTHING);
    return new Consequences(gravest, all.size(), told.stream().limit(MAX).toList());
  }
}
