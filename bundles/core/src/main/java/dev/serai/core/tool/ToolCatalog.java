package dev.serai.core.tool;

import dev.serai.core.access.Actor;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.Versioned;
import java.util.function.Function;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What servers define, as people decide about it. Who may read an entry may read what its servers
 * define, and who may approve it decides. Each decision is noted. Safe for use by any thread; every
 * method blocks, and fails with {@code STORE_UNAVAILABLE} while it cannot be done or cannot be
 * noted.
 */
@ProviderType
public interface ToolCatalog {
  /**
   * Definitions by the alias of their entry, its version, their kind and name; what is approved
   * before what installations have instead.
   *
   * @param filter which ones
   * @param page the search looks at names, and at aliases and names of entries
   */
  Page<Versioned<ToolRecord>> list(Actor actor, ToolFilter filter, PageRequest page);

  /** One definition, with what is to be known before a decision. */
  ToolReport get(Actor actor, String id);

  /**
   * Decides about one definition. What an installation has instead of the approved is approved,
   * which makes it the baseline of all installations, or rejected; what is approved is hidden or
   * shown, and given another name or description. Of what an installation has no more, approval has
   * the baseline forget it. A note says why.
   *
   * @param version the version that the decision is about, or null for any
   * @param change from what is there to what it should be: another state, note, name or description
   * @return the definition as it is now; of what was approved, the baseline's; of what was
   *     forgotten, what was decided
   * @throws dev.serai.core.error.SeraiException {@code INVALID_VALUE} if something else changes, if
   *     the state is none that can follow, or the name none of a tool; {@code ALREADY_EXISTS} if
   *     another one of the entry has the name; {@code CHANGED_MEANWHILE}
   */
  Versioned<ToolRecord> decide(
      Actor actor, String id, Long version, Function<Versioned<ToolRecord>, ToolRecord> change);
}
