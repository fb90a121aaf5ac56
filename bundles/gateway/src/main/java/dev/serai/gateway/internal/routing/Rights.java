package dev.serai.gateway.internal.routing;

import dev.serai.core.access.Actor;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.runtime.InstallationId;
import dev.serai.gateway.internal.access.Decisions;
import dev.serai.gateway.internal.exchange.Client;
import dev.serai.gateway.internal.exchange.Right;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.exchange.UriMapping;
import dev.serai.gateway.internal.upstream.HearingRule;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What clients may reach beside what they call by name, and what they may hear of: decided each
 * time, by the rule that guards calls. Safe for use by any thread; nothing blocks.
 */
public final class Rights implements HearingRule {
  private final Visibility visibility;
  private final Decisions decisions;
  private final Function<InstallationId, Optional<CatalogEntry>> entries;
  private final TaskOwners owners;
  private final BiFunction<Client, Directory.Route, String> names;

  /**
   * Rights.
   *
   * @param visibility what gateways show
   * @param decisions what access control allows
   * @param entries the entry of each server
   * @param owners who began which task
   * @param names how a client calls a server's tool
   */
  public Rights(
      Visibility visibility,
      Decisions decisions,
      Function<InstallationId, Optional<CatalogEntry>> entries,
      TaskOwners owners,
      BiFunction<Client, Directory.Route, String> names) {
    this.names = names;
    this.visibility = visibility;
    this.decisions = decisions;
    this.entries = entries;
    this.owners = owners;
  }

  /**
   * Whether somebody may use a server at an endpoint, or what they began there, see {@link
   * Visibility#reaches}.
   *
   * @throws SeraiException {@code UNKNOWN_SERVER} if the gateway is gone, {@code SERVICE_MISSING}
   *     while there is no access control
   */
  boolean mayUse(Actor actor, Scope scope, InstallationId server) {
    return scope instanceof Scope.Server
        ? entries.apply(server).filter(entry -> decisions.mayUse(actor, entry)).isPresent()
        : visibility.reaches(actor, scope.name(), server);
  }

  /** The lists of an endpoint that can change. */
  public Set<ListKind> changing(Scope scope) {
    return visibility.changing(scope);
  }

  /**
   * Whether a client may reach a task for somebody: it is theirs, and they may use the tool that it
   * began with. Fails as {@link #mayUse} does.
   */
  public boolean mayReach(Client client, Actor actor, TaskRoute task) {
    return owners.mayReach(client.principal(), task)
        && mayUse(actor, client.scope(), task.server())
        && mayUseTool(actor, client, task);
  }

  private boolean mayUseTool(Actor actor, Client client, TaskRoute task) {
    Optional<String> tool = owners.tool(task);
    return client.scope() instanceof Scope.Server
        || tool.isEmpty()
        || mayUse(
            actor,
            client.scope(),
            ListKind.TOOLS,
            task.server(),
            tool.get(),
            route -> names.apply(client, route));
  }

  private boolean mayUse(
      Actor actor,
      Scope scope,
      ListKind kind,
      InstallationId server,
      String name,
      Function<Directory.Route, String> naming) {
    return entries
        .apply(server)
        .map(entry -> new Directory.Route(server, entry.prefix(), name))
        .filter(route -> visibility.reaches(actor, scope.name(), kind, route, naming.apply(route)))
        .isPresent();
  }

  @Override
  public Right ofServer(Client client, Actor actor, InstallationId server) {
    return decided(actor, who -> mayUse(who, client.scope(), server));
  }

  @Override
  public Right ofResource(Client client, Actor actor, InstallationId server, String uri) {
    return client.scope() instanceof Scope.Server
        ? ofServer(client, actor, server)
        : decided(
            actor,
            who ->
                mayUse(
                    who,
                    client.scope(),
                    ListKind.RESOURCES,
                    server,
                    uri,
                    route -> new UriMapping(route.prefix()).expose(route.name())));
  }

  @Override
  public Right ofTask(Client client, Actor actor, InstallationId server, String id) {
    return decided(actor, who -> mayReach(client, who, new TaskRoute(server, id)));
  }

  private static Right decided(Actor actor, Predicate<Actor> decision) {
    try {
      return actor != null && decision.test(actor) ? Right.GRANTED : Right.MISSING;
    } catch (SeraiException e) {
      return Right.of(e);
    }
  }
}
