package dev.serai.access.internal.decision;

import static dev.serai.core.access.Verb.APPROVE;
import static dev.serai.core.access.Verb.DELETE;
import static dev.serai.core.access.Verb.READ;
import static dev.serai.core.access.Verb.UPDATE;
import static dev.serai.core.access.Verb.USE;
import static dev.serai.core.store.OwnerRef.Kind.ORGANIZATION;
import static dev.serai.core.store.OwnerRef.Kind.TEAM;
import static dev.serai.core.store.OwnerRef.Kind.USER;

import dev.serai.core.access.Decider;
import dev.serai.core.access.Decision;
import dev.serai.core.access.Principal;
import dev.serai.core.access.Resource;
import dev.serai.core.access.ResourceKind;
import dev.serai.core.access.Verb;
import dev.serai.core.store.OwnerRef;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The rules that Serai comes with, as {@code docs/access.md} has them: nothing is allowed beyond a
 * token's scope or one of the {@link #LIMITS}, and nothing that none of the {@link #GRANTS} gives.
 */
public final class RuleDecider implements Decider {
  private static final Set<Verb> REACH = EnumSet.of(READ, USE);

  /** What holds for everybody, whatever they may do beside. */
  private static final List<Rule> LIMITS =
      List.of(
          Rule.limit(
              "The token may use the gateway that it is bound to, and nothing else.",
              (who, verb, what) ->
                  who.gateway() == null
                      || REACH.contains(verb) && who.gateway().equals(what.gateway())),
          Rule.limit(
              "The audit log cannot be changed.",
              (who, verb, what) -> what.kind() != ResourceKind.AUDIT || REACH.contains(verb)),
          Rule.limit(
              "It is meant for others.",
              (who, verb, what) ->
                  !REACH.contains(verb)
                      || meant(who, what)
                      || verb == READ && mayManage(who, what)));

  /** What allows, each by itself. */
  private static final List<Rule> GRANTS =
      List.of(
          Rule.grant(
              "The permission for what belongs to the organization.",
              (who, verb, what) ->
                  (what.owner().kind() == ORGANIZATION || what.kind() == ResourceKind.TEAM)
                      && permitted(who, verb, what)),
          Rule.grant(
              "The permission for what belongs to a team that one belongs to.",
              (who, verb, what) ->
                  what.owner().kind() == TEAM
                      && REACH.contains(verb)
                      && who.belongsTo(what.owner())
                      && permitted(who, verb, what)),
          Rule.grant(
              "What belongs to a team, by its administrators.",
              (who, verb, what) ->
                  what.owner().kind() == TEAM
                      && who.administers(what.owner().id())
                      && byOwner(who, verb, what)),
          Rule.grant(
              "What a team lets its members change.",
              (who, verb, what) -> verb == UPDATE && anyOf(who, what.editors())),
          Rule.grant(
              "One's own.",
              (who, verb, what) ->
                  what.owner().kind() == USER
                      && who.isUser(what.owner().id())
                      && byOwner(who, verb, what)),
          Rule.grant(
              "What belongs to a team, by who manages teams.",
              (who, verb, what) ->
                  what.owner().kind() == TEAM
                      && verb != USE
                      && who.permissions().allow(ResourceKind.TEAM, UPDATE)
                      && permitted(who, verb, what)),
          Rule.grant(
              "To clean up what is personal, by who manages users.",
              (who, verb, what) ->
                  what.owner().kind() == USER
                      && verb == DELETE
                      && who.permissions().allow(ResourceKind.USER, UPDATE)
                      && permitted(who, verb, what)));

  private static final Decision NOT_THEIRS = Decision.denied("It belongs to somebody else.");
  private static final Denials UNPERMITTED = new Denials("It needs the permission %s.");
  private static final Denials UNSCOPED =
      new Denials("The token is limited, and not to what it needs, %s.");

  @Override
  public Decision decide(Principal who, Verb verb, Resource what) {
    if (!who.scope().allow(what.kind(), verb)) {
      return UNSCOPED.of(what.kind(), verb);
    }
    for (Rule limit : LIMITS) {
      if (!limit.when().holds(who, verb, what)) {
        return limit.decision();
      }
    }
    for (Rule grant : GRANTS) {
      if (grant.when().holds(who, verb, what)) {
        return grant.decision();
      }
    }
    return permitted(who, verb, what) ? NOT_THEIRS : UNPERMITTED.of(what.kind(), verb);
  }

  /** Whether whoever owns a thing, or administers the team that does, may do this to it. */
  private static boolean byOwner(Principal who, Verb verb, Resource what) {
    return OwnerVerbs.of(what.kind()).contains(verb) || permitted(who, verb, what);
  }

  private static boolean mayManage(Principal who, Resource what) {
    return who.permissions().allow(what.kind(), UPDATE)
        || who.permissions().allow(what.kind(), APPROVE);
  }

  private static boolean permitted(Principal who, Verb verb, Resource what) {
    return who.permissions().allow(what.kind(), verb);
  }

  private static boolean meant(Principal who, Resource what) {
    return what.audience() == null || anyOf(who, what.audience());
  }

  private static boolean anyOf(Principal who, Set<OwnerRef> owners) {
    for (OwnerRef owner : owners) {
      if (who.belongsTo(owner)) {
        return true;
      }
    }
    return false;
  }
}
