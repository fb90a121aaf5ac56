package dev.serai.registry.internal.api;

import dev.serai.core.access.Actor;
import dev.serai.core.access.BoundedAccess;
import dev.serai.core.access.Resource;
import dev.serai.core.access.ResourceKind;
import dev.serai.core.access.Verb;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.NewEntry;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.OwnerRef;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.catalog.Catalog;
import dev.serai.registry.internal.catalog.Published;
import dev.serai.registry.internal.document.Owners;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** What callers change. Which entry is meant follows from what they see; the catalog decides. */
final class Writing {
  private static final String ORIGIN = "registry-api";

  private final Catalog catalog;
  private final BoundedAccess access;

  Writing(Catalog catalog, BoundedAccess access) {
    this.catalog = catalog;
    this.access = access;
  }

  /** Publishes a document at once where the caller may, or leaves it for approval. */
  Published publish(Actor actor, Parameters parameters, byte[] body) {
    String document = text(body);
    OwnerRef scope = parameters.scope().orElse(OwnerRef.ORGANIZATION);
    Resource entry = Resource.of(ResourceKind.ENTRY, "", scope);
    boolean approves = access.decide(actor.principal(), Verb.APPROVE, may -> may.test(entry));
    State state = approves ? State.ACTIVE : State.PENDING;
    Versioned<EntryRecord> made =
        catalog.add(actor, new NewEntry(document, scope, false, state, null, ORIGIN, null));
    return shown(actor, made);
  }

  /** Replaces a draft; what was published stays as it is. */
  Published replace(Actor actor, Parameters parameters, String name, String version, byte[] body) {
    String document = text(body);
    List<EntryRecord> open = unpublished(actor, parameters, name, version);
    if (open.isEmpty()) {
      published(actor, parameters, name, version);
      throw new SeraiException(
          ErrorCode.FORBIDDEN,
          "A published version never changes: publish the document under another version.");
    }
    return shown(
        actor,
        catalog.entries().update(actor, open.get(0).id(), there -> there.value().with(document)));
  }

  /** Removes a version: of what was published a tombstone stays, of all else nothing. */
  Published delete(Actor actor, Parameters parameters, String name, String version) {
    Optional<String> used =
        versions(actor, parameters.inScope(), name).stream()
            .map(Published::record)
            .filter(entry -> entry.version().equals(version) && entry.state() != State.DELETED)
            .map(EntryRecord::id)
            .findFirst();
    String id =
        used.or(
                () ->
                    unpublished(actor, parameters, name, version).stream()
                        .map(EntryRecord::id)
                        .findFirst())
            .orElseThrow(Writing::noVersion);
    Published before = shown(actor, catalog.entries().get(actor, id));
    catalog.entries().delete(actor, id);
    return used.isEmpty() ? before : shown(actor, catalog.entries().get(actor, id));
  }

  /** Changes the status of a version. */
  Published status(Actor actor, Parameters parameters, String name, String version, byte[] body) {
    StatusUpdate wanted = StatusUpdate.read(body);
    Published there = published(actor, parameters, name, version);
    if (wanted.isDone(there.record())) {
      throw new SeraiException(
          ErrorCode.INVALID_VALUE, "There is nothing to change: the version has this status.");
    }
    String id = there.record().id();
    return move(actor, "entry:" + id, List.of(id), wanted).get(0);
  }

  /** Changes the status of all versions that the nearest owner of one in use has of a server. */
  List<Published> statusOfAll(Actor actor, Parameters parameters, String name, byte[] body) {
    StatusUpdate wanted = StatusUpdate.read(body);
    OwnerRef nearest =
        versions(actor, parameters.inScope(), name).stream()
            .map(Published::record)
            .min(
                Comparator.comparing((EntryRecord entry) -> entry.state() == State.DELETED)
                    .thenComparing(EntryRecord::scope, Owners.NEAREST))
            .map(EntryRecord::scope)
            .orElseThrow(() -> new SeraiException(ErrorCode.NOT_FOUND, "There is no such server."));
    List<String> ids =
        versions(actor, what -> what.owner().equals(nearest), name).stream()
            .map(Published::record)
            .filter(entry -> !wanted.isDone(entry))
            .map(EntryRecord::id)
            .toList();
    return ids.isEmpty() ? List.of() : move(actor, "entry:" + name, ids, wanted);
  }

  private List<Published> move(Actor actor, String target, List<String> ids, StatusUpdate wanted) {
    return catalog.move(actor, target, ids, wanted.state(), wanted.message()).stream()
        .map(entry -> shown(actor, entry))
        .toList();
  }

  private Published published(Actor actor, Parameters parameters, String name, String version) {
    return versions(actor, parameters.inScope(), name).stream()
        .filter(entry -> entry.record().version().equals(version))
        .findFirst()
        .orElseThrow(Writing::noVersion);
  }

  private List<Published> versions(Actor actor, Predicate<Resource> which, String name) {
    return seeing(actor, may -> catalog.published().versions(which.and(may), name));
  }

  private List<EntryRecord> unpublished(
      Actor actor, Parameters parameters, String name, String version) {
    Predicate<Resource> which = parameters.inScope();
    return seeing(actor, may -> catalog.published().unpublished(which.and(may), name, version));
  }

  private Published shown(Actor actor, Versioned<EntryRecord> entry) {
    return seeing(actor, may -> catalog.published().of(may, entry));
  }

  private <T> T seeing(Actor actor, Function<Predicate<Resource>, T> work) {
    return access.decide(actor.principal(), Verb.READ, work);
  }

  private static String text(byte[] body) {
    if (body.length == 0) {
      throw new SeraiException(
          ErrorCode.PARSE_ERROR, "The body is empty: send the server.json document.");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new SeraiException(ErrorCode.PARSE_ERROR, "The body is not encoded as UTF-8.", e);
    }
  }

  private static SeraiException noVersion() {
    return new SeraiException(ErrorCode.NOT_FOUND, "The server has no such version.");
  }
}
