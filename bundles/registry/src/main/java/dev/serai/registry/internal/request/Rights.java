package dev.serai.registry.internal.request;

import dev.serai.core.access.Actor;
import dev.serai.core.access.ManagedWork.Desk;
import dev.serai.core.access.Principal;
import dev.serai.core.access.Resource;
import dev.serai.core.access.ResourceKind;
import dev.serai.core.access.Verb;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.InstallationRequestRecord;
import dev.serai.core.store.OwnerRef;

/**
 * What somebody may do about requests, by what they may do about installations: a request is like
 * an installation of whoever asks, and is decided by whoever may install what it wants.
 *
 * @param actor who does it
 * @param desk decides
 */
record Rights(Actor actor, Desk desk) {
  private static final String USER = "user:";
  private static final String EXTERNAL = "external:";
  private static final String TEAM = "team:";

  /** Demands that they may ask for something for an owner. */
  void requireAsking(OwnerRef owner) {
    desk.require(Verb.CREATE, asked("", actor.principal().reference()));
    if (owner.kind() == OwnerRef.Kind.USER) {
      throw new SeraiException(
          ErrorCode.INVALID_VALUE,
          "owner must be a team or the organization: what is for a person they install themselves,"
              + " and nobody else does.");
    }
    if (!actor.principal().belongsTo(owner)) {
      desk.require(Verb.CREATE, wanted(owner));
    }
  }

  /** Whether they see a request. */
  boolean maySee(InstallationRequestRecord request) {
    return isMine(request) && desk.may(Verb.READ, asked(request.id(), request.askedBy()))
        || desk.may(Verb.CREATE, wanted(request.owner()));
  }

  /**
   * Demands that they see a request.
   *
   * @throws SeraiException {@code NOT_FOUND} otherwise
   */
  void requireSeeing(InstallationRequestRecord request) {
    if (!maySee(request)) {
      desk.require(Verb.READ, asked(request.id(), request.askedBy()));
      throw missing();
    }
  }

  /** Demands that they may install what is wanted. */
  void requireDeciding(InstallationRequestRecord request) {
    requireSeeing(request);
    desk.require(Verb.CREATE, wanted(request.owner()));
  }

  /** Demands that they asked themselves. */
  void requireMine(InstallationRequestRecord request) {
    requireSeeing(request);
    if (!isMine(request)) {
      throw new SeraiException(
          ErrorCode.FORBIDDEN, "Somebody else has asked for it: refuse it instead.");
    }
    desk.require(Verb.DELETE, asked(request.id(), request.askedBy()));
  }

  static SeraiException missing() {
    return new SeraiException(ErrorCode.NOT_FOUND, "There is no such request.");
  }

  private boolean isMine(InstallationRequestRecord request) {
    Principal who = actor.principal();
    return request.askedBy().equals(who.reference());
  }

  private static Resource wanted(OwnerRef owner) {
    return Resource.of(ResourceKind.INSTALLATION, "", owner);
  }

  /** Of whoever is no person and no team, the request belongs to the organization. */
  private static Resource asked(String id, String reference) {
    return Resource.of(ResourceKind.INSTALLATION, id, asker(reference));
  }

  private static OwnerRef asker(String reference) {
    for (String person : new String[] {USER, EXTERNAL}) {
      if (reference.startsWith(person)) {
        return new OwnerRef(OwnerRef.Kind.USER, reference.substring(person.length()));
      }
    }
    return reference.startsWith(TEAM)
        ? new OwnerRef(OwnerRef.Kind.TEAM, reference.substring(TEAM.length()))
        : OwnerRef.ORGANIZATION;
  }
}
