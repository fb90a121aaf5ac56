package dev.serai.gateway.internal.routing;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.Alias;
import dev.serai.core.registry.RegistrySnapshot;
import dev.serai.core.runtime.InstallationId;
import dev.serai.core.store.AuditEvent;
import dev.serai.core.store.ToolRecord;
import dev.serai.gateway.internal.access.CallAudit;
import dev.serai.gateway.internal.exchange.AnswerMapping;
import dev.serai.gateway.internal.exchange.CacheHint;
import dev.serai.gateway.internal.exchange.Call;
import dev.serai.gateway.internal.exchange.Exchange;
import dev.serai.gateway.internal.exchange.Scope;
import dev.serai.gateway.internal.exchange.ToolRun;
import dev.serai.gateway.internal.exchange.Undecided;
import dev.serai.gateway.internal.exchange.UriMapping;
import dev.serai.gateway.internal.json.JsonText;
import dev.serai.gateway.internal.json.Message;
import dev.serai.gateway.internal.json.Place;
import dev.serai.gateway.internal.search.GatewayTools;
import dev.serai.gateway.internal.search.ToolIndexes;
import dev.serai.gateway.internal.upstream.Upstreams;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** From a client's request to the server that answers it, by an explicit map of names. */
public final class Router {
  /** What is called by a name. */
  private record Named(ListKind kind, BiFunction<Directory, String, List<Directory.Offer>> lookup) {
    List<Directory.Offer> find(Directory directory, String name) {
      return lookup.apply(directory, name);
    }

    SeraiException unknown(String name) {
      return new Used(kind.reviewed(), name).unknown();
    }
  }

  private static final Named TOOL = new Named(ListKind.TOOLS, Directory::tool);
  private static final Set<String> TASK_METHODS =
      Set.of("tasks/get", "tasks/update", "tasks/result", "tasks/cancel");
  private static final Named PROMPT = new Named(ListKind.PROMPTS, Directory::prompt);

  private final Listings listings;
  private final ReviewGate gate;
  private final Upstreams upstreams;
  private final Visibility visibility;
  private final CallAudit audit;
  private final Rights rights;
  private final TaskOwners owners;
  private final TaskList tasks;
  private final ToolSearch search;

  /**
   * A router.
   *
   * @param listings what servers list
   * @param upstreams the servers' side
   * @param visibility who may use what of a gateway
   * @param indexes what is searched for
   * @param rights who may reach what beside
   * @param owners who began which task
   * @param audit notes what is called
   */
  public Router(
      Listings listings,
      Upstreams upstreams,
      Visibility visibility,
      ToolIndexes indexes,
      Rights rights,
      TaskOwners owners,
      CallAudit audit) {
    this.listings = listings;
    this.gate = listings.gate();
    this.upstreams = upstreams;
    this.visibility = visibility;
    this.audit = audit;
    this.rights = rights;
    this.owners = owners;
    this.tasks = new TaskList(upstreams, rights, listings::names);
    this.search = new ToolSearch(listings, visibility, indexes);
  }

  /**
   * Answers a request, or has it answered; every failure reaches the exchange. A decision that
   * cannot be made waits for access control: until it is made nothing is sent.
   */
  public void route(Exchange exchange) {
    guarded(exchange, this::begin);
  }

  private void guarded(Exchange exchange, Consumer<Exchange> way) {
    try {
      way.accept(exchange);
    } catch (SeraiException e) {
      failOrGoOn(exchange, e);
    }
  }

  private void failOrGoOn(Exchange exchange, Throwable error) {
    Undecided.failOrGoOn(exchange, error, () -> guarded(exchange, this::goOn));
  }

  private void begin(Exchange exchange) {
    audit.begin(exchange);
    String method = exchange.request().method();
    if (method.equals("ping")) {
      exchange.respond(JsonText.utf8("{}"));
    } else if (method.startsWith("tasks/")) {
      owners.whenAsked(() -> guarded(exchange, this::goOn));
    } else {
      goOn(exchange);
    }
  }

  private void goOn(Exchange exchange) {
    if (exchange.client().scope() instanceof Scope.Server server) {
      unchanged(exchange, server.installation());
    } else {
      routeAggregated(exchange);
    }
  }

  private void unchanged(Exchange exchange, InstallationId server) {
    exchange.needs(actor -> rights.mayUse(actor, exchange.client().scope(), server));
    String method = exchange.request().method();
    String task = exchange.request().text(Place.TASK_ID);
    if (TASK_METHODS.contains(method)
        && task != null
        && !mayReach(exchange, new TaskRoute(server, task))) {
      exchange.deny(unknownTask(task));
    } else {
      gate.whenReviewed(
          exchange, server, () -> guarded(exchange, reviewed -> pass(reviewed, server)));
    }
  }

  private void pass(Exchange exchange, InstallationId server) {
    Message request = exchange.request();
    Optional<Used> refused = Used.of(request).filter(used -> !gate.mayUse(server, used));
    if (refused.isPresent()) {
      exchange.deny(refused.get().unknown());
    } else {
      AnswerMapping mapping = gate.mapping(server, request, ofTasks(exchange, server));
      send(Call.unchanged(exchange, server).with(mapping));
    }
  }

  private AnswerMapping ofTasks(Exchange exchange, InstallationId server) {
    return exchange.request().method().equals("tasks/list")
        ? tasks.filter(exchange, server)
        : owners.noting(exchange, server, exchange.request().text(Place.NAME), AnswerMapping.NONE);
  }

  /** Decides now, and again each time that the exchange goes on. */
  private boolean mayReach(Exchange exchange, TaskRoute task) {
    exchange.needs(actor -> rights.mayReach(exchange.client(), actor, task));
    return exchange.isAllowed(exchange.actor());
  }

  private static SeraiException unknownTask(String id) {
    return new SeraiException(ErrorCode.INVALID_PARAMS, "Task not found: " + id);
  }

  private void send(Call call) {
    call.exchange().goesTo(call.server());
    upstreams.call(call);
  }

  private void routeAggregated(Exchange exchange) {
    String method = exchange.request().method();
    Optional<ListKind> list = ListKind.ofMethod(method);
    if (list.isPresent()) {
      list(exchange, list.get());
      return;
    }
    switch (method) {
      case "tools/call" -> call(exchange);
      case "prompts/get" -> named(exchange, Place.NAME, PROMPT);
      case "resources/read", "resources/subscribe", "resources/unsubscribe" ->
          located(exchange, Place.URI);
      case "completion/complete" -> complete(exchange);
      case "tasks/get", "tasks/update", "tasks/result", "tasks/cancel" -> send(ofTask(exchange));
      case "tasks/list" ->
          tasks.list(exchange).whenComplete((done, error) -> failIf(exchange, error));
      default ->
          throw new SeraiException(
              ErrorCode.METHOD_NOT_FOUND, "The method " + method + " is unknown.");
    }
  }

  /** A run is the call of its tool by now, see {@link ToolRun}, unless it is of no use. */
  private void call(Exchange exchange) {
    String name = exchange.request().text(Place.NAME);
    if (GatewayTools.SEARCH.equals(name)) {
      search.answer(exchange).whenComplete((done, error) -> failIf(exchange, error));
    } else if (ToolRun.NAME.equals(name)) {
      ToolSearch.refuse(exchange, ToolRun.refusal(exchange.request()));
    } else {
      named(exchange, Place.NAME, TOOL);
    }
  }

  private void list(Exchange exchange, ListKind kind) {
    if (kind == ListKind.TOOLS && !visibility.listsTools(gateway(exchange))) {
      listOwn(exchange);
      return;
    }
    directory(exchange)
        .thenAccept(
            directory -> {
              Directory seen = visibility.listed(exchange.actor(), gateway(exchange), directory);
              exchange.respond(
                  seen.page(kind, exchange.client().era(), cursor(exchange.request())),
                  Visibility.hint(exchange, seen.hint(kind), seen == directory));
            })
        .whenComplete((done, error) -> failIf(exchange, error));
  }

  private static void listOwn(Exchange exchange) {
    if (cursor(exchange.request()) != null) {
      throw new SeraiException(
          ErrorCode.INVALID_PARAMS, "params.cursor is unknown; list from the start again.");
    }
    exchange.respond(GatewayTools.page(), CacheHint.NONE);
  }

  private static String cursor(Message request) {
    if (request.slice(Place.CURSOR) != null && request.text(Place.CURSOR) == null) {
      throw new SeraiException(ErrorCode.INVALID_PARAMS, "params.cursor must be a string.");
    }
    return request.text(Place.CURSOR);
  }

  private void complete(Exchange exchange) {
    if (exchange.request().text(Place.REF_URI) != null) {
      located(exchange, Place.REF_URI);
    } else {
      named(exchange, Place.REF_NAME, PROMPT);
    }
  }

  private void named(Exchange exchange, Place place, Named what) {
    String name = text(exchange.request(), place, "name");
    Optional<Directory.Route> known = choose(exchange, what, name);
    if (known.isPresent()) {
      go(exchange, place, known.get());
      return;
    }
    directory(exchange)
        .thenAccept(directory -> sendListed(exchange, place, what, name))
        .whenComplete((done, error) -> failIf(exchange, error));
  }

  /** A server of which the approved is shown may have more: it is asked before it is denied. */
  private void sendListed(Exchange exchange, Place place, Named what, String name) {
    Optional<CompletionStage<Void>> asked =
        choose(exchange, what, name).isPresent()
            ? Optional.empty()
            : listings.ask(exchange.client(), name, server -> mayUse(exchange, server));
    if (asked.isEmpty()) {
      sendAsked(exchange, place, what, name);
    } else {
      asked
          .get()
          .thenRun(() -> sendAsked(exchange, place, what, name))
          .whenComplete((done, error) -> failIf(exchange, error));
    }
  }

  /** What a caller may not use is as unknown to them as what does not exist. */
  private void sendAsked(Exchange exchange, Place place, Named what, String name) {
    Optional<Directory.Route> route = choose(exchange, what, name);
    if (route.isEmpty()) {
      route = listedSince(exchange, what, name);
    }
    if (route.isPresent()) {
      go(exchange, place, route.get());
    } else {
      boolean isThere = !what.find(listings.current(exchange.client()), name).isEmpty();
      unknown(
          exchange,
          what.unknown(name),
          name,
          isThere ? AuditEvent.Outcome.DENIED : AuditEvent.Outcome.FAILED);
    }
  }

  /** The way to the server that serves a caller under a name, as far as it is known. */
  private Optional<Directory.Route> choose(Exchange exchange, Named what, String name) {
    List<Directory.Offer> offers = what.find(listings.current(exchange.client()), name);
    Optional<Directory.Route> chosen =
        (isSingle(offers)
                ? Optional.of(offers.get(0).to(offers.get(0).servers().iterator().next()))
                : visibility.choose(exchange.actor(), gateway(exchange), what.kind(), offers, name))
            .filter(route -> allows(exchange, what.kind(), route, name));
    if (chosen.isEmpty()) {
      exchange.needs(anybody -> true);
    }
    return chosen;
  }

  private static boolean isSingle(List<Directory.Offer> offers) {
    return offers.size() == 1 && offers.get(0).servers().size() == 1;
  }

  private void go(Exchange exchange, Place place, Directory.Route route) {
    RegistrySnapshot registry = listings.registry();
    registry
        .offered(route.server())
        .ifPresentOrElse(
            entry -> MissingInstallation.answer(exchange, entry, registry),
            () -> send(renamed(exchange, place, route)));
  }

  private CompletionStage<Directory> directory(Exchange exchange) {
    return listings.directory(exchange.client(), server -> mayUse(exchange, server));
  }

  private void unknown(
      Exchange exchange, SeraiException error, String name, AuditEvent.Outcome outcome) {
    if (exchange.request().isIndirect()) {
      search
          .unknown(exchange, name, error, outcome)
          .whenComplete((done, failure) -> failIf(exchange, failure));
    } else if (outcome == AuditEvent.Outcome.DENIED) {
      exchange.deny(error);
    } else {
      exchange.fail(error);
    }
  }

  /** Decides now, and again each time that the exchange goes on. */
  private boolean allows(Exchange exchange, ListKind kind, Directory.Route route, String name) {
    String gateway = gateway(exchange);
    exchange.needs(actor -> visibility.reaches(actor, gateway, kind, route, name));
    return visibility.allows(exchange.actor(), gateway, kind, route, name);
  }

  /** A name that the directory lacked: its server's list may have come since that was made. */
  private Optional<Directory.Route> listedSince(Exchange exchange, Named what, String name) {
    Optional<SeraiException> reason =
        listings.unlisted(exchange.client(), name, server -> mayUse(exchange, server));
    Optional<Directory.Route> since = choose(exchange, what, name);
    if (since.isEmpty() && reason.isPresent()) {
      throw reason.get();
    }
    return since;
  }

  private boolean mayUse(Exchange exchange, InstallationId server) {
    return visibility.allows(exchange.actor(), gateway(exchange), server);
  }

  private static String gateway(Exchange exchange) {
    return exchange.client().scope().name();
  }

  private Call renamed(Exchange exchange, Place place, Directory.Route route) {
    return new Call(
        exchange,
        route.server(),
        route.name(),
        Map.of(place, JsonText.quote(route.name())),
        owners.noting(exchange, route.server(), route.name(), mapping(exchange, route.server())));
  }

  private void located(Exchange exchange, Place place) {
    String uri = text(exchange.request(), place, "uri");
    SeraiException unknown = new Used(ToolRecord.Kind.RESOURCE, uri).unknown();
    UriMapping.Exposed exposed = UriMapping.resolve(uri);
    Alias prefix =
        Optional.ofNullable(exposed)
            .flatMap(e -> listings.prefix(e.alias()))
            .orElseThrow(() -> unknown);
    Directory.Route route = locate(exchange, prefix, exposed.uri(), uri).orElse(null);
    if (route != null && allows(exchange, ListKind.RESOURCES, route, uri)) {
      gate.whenReviewed(
          exchange, route.server(), () -> guarded(exchange, same -> locate(same, place, route)));
    } else {
      exchange.deny(unknown);
    }
  }

  private Optional<Directory.Route> locate(
      Exchange exchange, Alias prefix, String own, String uri) {
    return visibility
        .server(exchange.actor(), gateway(exchange), ListKind.RESOURCES, prefix, own, uri)
        .map(server -> new Directory.Route(server, prefix, own));
  }

  private void locate(Exchange exchange, Place place, Directory.Route route) {
    Optional<Used> used = Used.of(exchange.request());
    if (used.isEmpty() || gate.mayUse(route.server(), used.get().named(route.name()))) {
      go(exchange, place, route);
    } else {
      exchange.deny(used.get().unknown());
    }
  }

  private Call ofTask(Exchange exchange) {
    String id = text(exchange.request(), Place.TASK_ID, "taskId");
    TaskRoute task =
        TaskRoute.find(exchange.client().scope(), id, listings)
            .filter(found -> mayReach(exchange, found))
            .orElseThrow(() -> unknownTask(id));
    return new Call(
        exchange,
        task.server(),
        task.id(),
        Map.of(Place.TASK_ID, JsonText.quote(task.id())),
        mapping(exchange, task.server()));
  }

  private AnswerMapping mapping(Exchange exchange, InstallationId server) {
    return listings
        .names(server)
        .map(names -> AliasMapping.of(names, exchange.request().method()))
        .orElseThrow(
            () -> new SeraiException(ErrorCode.UNKNOWN_SERVER, "The server has just gone."));
  }

  private static String text(Message request, Place place, String member) {
    String text = request.text(place);
    if (text == null) {
      throw new SeraiException(
          ErrorCode.INVALID_PARAMS, "The parameter \"" + member + "\" must be a string.");
    }
    return text;
  }

  private void failIf(Exchange exchange, Throwable error) {
    if (error != null) {
      failOrGoOn(exchange, error);
    }
  }
}
