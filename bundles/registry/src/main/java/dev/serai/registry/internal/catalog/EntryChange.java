package dev.serai.registry.internal.catalog;

import dev.serai.core.access.ManagedWork.Desk;
import dev.serai.core.access.Resource;
import dev.serai.core.access.Verb;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.OwnerRef;
import dev.serai.registry.internal.document.DocumentFacts;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * A change of an entry that somebody asks for.
 *
 * @param before as it is
 * @param after as they want it
 */
record EntryChange(EntryRecord before, EntryRecord after) {
  private static final Set<State> OPEN = EnumSet.of(State.DRAFT, State.PENDING);

  /** A document that only looks different is the one that is there. */
  EntryChange {
    after = RegistryNote.moved(before, after.with(kept(before.document(), after.document())));
  }

  /**
   * Demands that the change is one that there is, and that whoever asks for it may make it.
   *
   * @throws SeraiException {@code INVALID_VALUE} or {@code INVALID_ENTRY} that names the field
   */
  void require(Desk desk) {
    Resource resource = resource(before);
    desk.require(Verb.READ, resource);
    requireKept("name", before.name(), after.name());
    requireKept("version", before.version(), after.version());
    requireKept("alias", before.alias(), after.alias());
    requireKept("origin", before.origin(), after.origin());
    requireDocument();
    requireShareable(after);
    RegistryNote.requireNone(before.note(), after.note());
    requirePermitted(desk, resource);
  }

  /** Demands that members of a team are let change only what is a team's. */
  static void requireShareable(EntryRecord entry) {
    if (entry.shared() && entry.scope().kind() != OwnerRef.Kind.TEAM) {
      throw refused("shared can be true for an entry of a team only.");
    }
  }

  /** What decisions about an entry are about. */
  static Resource resource(EntryRecord entry) {
    return Resource.of(entry, DocumentFacts.read(entry.document()).audience());
  }

  private static String kept(String before, String after) {
    if (before.equals(after)) {
      return before;
    }
    String text = DocumentFacts.read(after).text();
    return text.equals(DocumentFacts.read(before).text()) ? before : text;
  }

  private void requirePermitted(Desk desk, Resource resource) {
    boolean moves = before.state() != after.state();
    Verb verb = moves ? EntryStates.needed(before.state(), after.state()) : Verb.UPDATE;
    if (!moves || !isTakenBack(desk, resource)) {
      desk.require(verb, resource);
    }
    if (verb != Verb.UPDATE && isMoreThanDecision()) {
      desk.require(Verb.UPDATE, resource);
    }
    if (!before.scope().equals(after.scope())) {
      requireMovable();
      requireGiven(desk, verb);
    }
  }

  /** What waits its owner may take back, and who approves may reject. */
  private boolean isTakenBack(Desk desk, Resource resource) {
    return before.state() == State.PENDING
        && after.state() == State.DRAFT
        && !isMoreThanDecision()
        && (desk.may(Verb.APPROVE, resource) || desk.may(Verb.UPDATE, owned(before)));
  }

  /** Who approves says for whom; otherwise an entry is given away by whoever may remove it. */
  private void requireGiven(Desk desk, Verb verb) {
    if (verb == Verb.APPROVE) {
      desk.require(Verb.APPROVE, resource(after));
    } else {
      desk.require(Verb.DELETE, owned(before));
      desk.require(Verb.CREATE, resource(after));
    }
  }

  /** As it is to its owner, who may do to what waits for approval what they may do to a draft. */
  static Resource owned(EntryRecord entry) {
    return resource(entry.state() == State.PENDING ? entry.in(State.DRAFT) : entry);
  }

  /** Whoever decides about an entry may say why, and for whom it is. */
  private boolean isMoreThanDecision() {
    return !before.document().equals(after.document()) || before.shared() != after.shared();
  }

  private void requireMovable() {
    if (!OPEN.contains(before.state())) {
      throw refused(
          "scope cannot change any more, since the entry was approved for its owner: make one for"
              + " the other owner.");
    }
  }

  private void requireDocument() {
    if (before.document().equals(after.document())) {
      return;
    }
    if (before.state() != State.DRAFT) {
      throw refused(
          "document cannot change: an entry that is "
              + before.state()
              + " stays as it is. Make a new version, or take it back to DRAFT if it is PENDING.");
    }
    DocumentFacts facts = DocumentFacts.handedIn(after.document());
    requireKept("document.name", before.name(), facts.name());
    requireKept("document.version", before.version(), facts.version());
    if (facts.alias().filter(alias -> !alias.value().equals(before.alias())).isPresent()) {
      throw refused("document's alias cannot change; it is " + before.alias() + ".");
    }
  }

  private static void requireKept(String field, String before, String after) {
    if (!Objects.equals(before, after)) {
      throw refused(field + " cannot change: make another entry or version.");
    }
  }

  private static SeraiException refused(String message) {
    return new SeraiException(ErrorCode.INVALID_VALUE, message);
  }
}
