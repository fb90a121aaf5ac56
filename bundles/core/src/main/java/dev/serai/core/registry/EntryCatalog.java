package dev.serai.core.registry;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedRecords;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.Versioned;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The entries of the private registry, as people manage them. Each action is decided and noted.
 * Safe for use by any thread; every method blocks, and fails with {@code STORE_UNAVAILABLE} while
 * it cannot be done or cannot be noted.
 *
 * <p>An entry's name, version, alias and origin never change, and its document only while it is a
 * draft: an active version stays as it was approved. Entries of other sources than the store can be
 * read, and are changed where they come from.
 */
@ProviderType
public interface EntryCatalog {
  /**
   * The entries, by name, the newest version first. An update may move one to another state: a
   * draft is submitted (PENDING), withdrawn or rejected (DRAFT), approved (ACTIVE), deprecated, and
   * restored. Removal deletes a draft, and leaves a tombstone of what was active.
   */
  ManagedRecords<EntryRecord> entries();

  /**
   * What approving an entry means, for whoever may read it.
   *
   * @param id of an entry at a version
   * @throws dev.serai.core.error.SeraiException {@code NOT_FOUND} if there is none
   */
  EntryExamination examine(Actor actor, String id);

  /**
   * Starts a server of an entry once, for nobody's use, and asks what it defines, for whoever may
   * approve the entry. What is found becomes the baseline when the entry is approved, and at once
   * if it is active. That it is tried is noted before, and what came of it. Takes the entry's first
   * start timeout and 30 s at most, and only some may be tried at once.
   *
   * @param id of an entry at a version that waits for approval, or is active without a baseline
   * @param values by field of its form, secret ones too; they are kept nowhere
   * @return the examination with what was found
   * @throws dev.serai.core.error.SeraiException {@code INVALID_VALUE} that names every field at
   *     fault, or the state in which it cannot be tried; {@code OVERLOADED} if too many are tried;
   *     as the server fails otherwise
   */
  EntryExamination tryOut(Actor actor, String id, Map<String, String> values);

  /**
   * Makes an entry, or a version of one.
   *
   * @throws dev.serai.core.error.SeraiException {@code INVALID_ENTRY} that names every fault of the
   *     document; {@code ALREADY_EXISTS} if this version is there, or the alias is another's
   */
  Versioned<EntryRecord> add(Actor actor, NewEntry entry);

  /**
   * Makes entries of a file: a {@code server.json}, or the configuration of a client, {@code
   * mcpServers} and the like, which is told by its shape. Each server is a change of its own, so
   * that what cannot be imported keeps nothing else out; a server that is there with the same
   * document is left alone. Secrets that a client's configuration spells out are in no entry.
   *
   * @param text the file, UTF-8, at most 1 MiB
   * @param origin where it comes from, as the entries will say, 1 to 1,000 characters
   * @return what became of each server, in the order of the file, at least one
   * @throws dev.serai.core.error.SeraiException {@code INVALID_ENTRY} if there is no server in it;
   *     as {@link #add} fails for a reason that is not a server's own, unless something was
   *     imported before: then all that follow are told as refused for it
   */
  List<ImportOutcome> importAll(Actor actor, byte[] text, String origin, ImportOptions options);

  /**
   * Makes entries of a file likewise that is fetched from a URL, for whoever may make entries for
   * the owner. That it is fetched is noted before, and the entries' origin is {@code url:} and the
   * URL without user, query and fragment. Takes 30 s at most, and only some may fetch at once.
   *
   * @param url of https, at port 443 of a host of the public internet, or of a host that is listed
   *     under {@code fetch-hosts}; a redirect is followed to what is allowed likewise
   * @return what became of each server, as above
   * @throws dev.serai.core.error.SeraiException {@code INVALID_VALUE} for what is no URL; {@code
   *     FETCH_REFUSED} for one that may not be fetched, {@code FETCH_FAILED} if the file does not
   *     come or has more than 1 MiB, {@code OVERLOADED} if too many fetch; as {@link #importAll}
   *     otherwise
   */
  List<ImportOutcome> importFrom(Actor actor, String url, ImportOptions options);

  /**
   * What an update would make of an entry: decided and worked out as the update is, and not made.
   *
   * @param change from what is there to what is wanted
   */
  EntryMove tried(Actor actor, String key, Function<Versioned<EntryRecord>, EntryRecord> change);

  /** What a removal would make of an entry, likewise. */
  EntryMove triedRemoval(Actor actor, String key);

  /** What {@link #add} would make, likewise. */
  EntryMove tried(Actor actor, NewEntry entry);
}
