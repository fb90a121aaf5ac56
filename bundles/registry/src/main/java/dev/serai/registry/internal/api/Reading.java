package dev.serai.registry.internal.api;

import dev.serai.core.access.Actor;
import dev.serai.core.access.BoundedAccess;
import dev.serai.core.access.Page;
import dev.serai.core.access.Resource;
import dev.serai.core.access.Verb;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.registry.internal.catalog.Published;
import dev.serai.registry.internal.catalog.PublishedQuery;
import dev.serai.registry.internal.catalog.PublishedServers;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** What callers read of the published entries: those that they may see, from memory. */
final class Reading {
  private final PublishedServers servers;
  private final BoundedAccess access;

  Reading(PublishedServers servers, BoundedAccess access) {
    this.servers = servers;
    this.access = access;
  }

  Page<Published> list(Actor actor, Parameters parameters) {
    PublishedQuery query = parameters.query();
    return seeing(actor, parameters, visible -> servers.list(visible, query));
  }

  /** The versions of a server, of which there is at least one. */
  List<Published> versions(Actor actor, Parameters parameters, String name) {
    boolean deleted = parameters.deleted();
    List<Published> versions =
        seeing(actor, parameters, visible -> servers.versions(visible, name)).stream()
            .filter(entry -> deleted || entry.record().state() != State.DELETED)
            .toList();
    if (versions.isEmpty()) {
      throw new SeraiException(ErrorCode.NOT_FOUND, "There is no such server.");
    }
    return versions;
  }

  Published version(Actor actor, Parameters parameters, String name, String version) {
    boolean latest = version.equals(PublishedQuery.LATEST);
    return versions(actor, parameters, name).stream()
        .filter(entry -> latest ? entry.latest() : entry.record().version().equals(version))
        .findFirst()
        .orElseThrow(
            () -> new SeraiException(ErrorCode.NOT_FOUND, "The server has no such version."));
  }

  /** Runs work with what the caller may see of the scope that is meant. */
  private <T> T seeing(Actor actor, Parameters parameters, Function<Predicate<Resource>, T> work) {
    Predicate<Resource> inScope = parameters.inScope();
    return access.decide(actor.principal(), Verb.READ, may -> work.apply(inScope.and(may)));
  }
}
