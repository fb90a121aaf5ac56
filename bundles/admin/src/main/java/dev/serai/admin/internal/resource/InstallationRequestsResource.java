package dev.serai.admin.internal.resource;

import dev.serai.admin.internal.Services;
import dev.serai.admin.internal.json.Json;
import dev.serai.admin.internal.model.Forecast;
import dev.serai.admin.internal.model.InstallationDecision;
import dev.serai.admin.internal.model.InstallationRequest;
import dev.serai.admin.internal.model.InstallationWish;
import dev.serai.admin.internal.model.Listing;
import dev.serai.admin.internal.model.Refusal;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.registry.InstallationGrant;
import dev.serai.core.registry.InstallationRequests;
import dev.serai.core.registry.NewInstallationRequest;
import dev.serai.core.store.InstallationRequestRecord;
import dev.serai.core.store.InstallationRequestRecord.State;
import dev.serai.core.store.Versioned;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;

/** What people ask to be installed, and decisions about it. */
@Path("installation-requests")
@Produces(MediaType.APPLICATION_JSON)
public final class InstallationRequestsResource {
  private static final String STATE = "state";

  private final Services services;
  private final Creations creations;

  /** Requests for installations. */
  public InstallationRequestsResource(Services services, Creations creations) {
    this.services = services;
    this.creations = creations;
  }

  /** A part of them. */
  @GET
  public Response list(@Context Call call) {
    PageRequest wanted = call.page(STATE);
    State state = state(call);
    Listing<InstallationRequest> listing =
        services.request(
            requests -> {
              Page<Versioned<InstallationRequestRecord>> page =
                  requests.list(call.actor(), state, wanted);
              return Listing.of(page.map(each -> shown(requests, each)));
            });
    return Reply.listing(call, listing, listing.next());
  }

  /** Asks for an installation. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(@Context Call call, byte[] body) {
    call.onlyKnown(Set.of());
    NewInstallationRequest wanted =
        Json.merge(InstallationWish.BLANK, body, InstallationWish.class).request();
    return creations.make(call, body, () -> asked(call, wanted));
  }

  private Creation asked(Call call, NewInstallationRequest wanted) {
    return services.request(
        requests -> {
          Versioned<InstallationRequestRecord> made = requests.ask(call.actor(), wanted);
          byte[] told = Json.bytes(shown(requests, made));
          return new Creation(
              Call.location(call.uri().getAbsolutePathBuilder(), made.value().id()),
              Versions.tag(made.version()),
              told,
              told);
        });
  }

  /** One of them. */
  @GET
  @Path("{key}")
  public Response get(@Context Call call) {
    return services.request(
        requests -> {
          Versioned<InstallationRequestRecord> found = requests.get(call.actor(), call.key());
          return Reply.record(call, shown(requests, found), found.version());
        });
  }

  /** Installs what was asked for. */
  @POST
  @Path("{key}/grant")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response grant(@Context Call call, byte[] body) {
    call.onlyKnown(Set.of(RecordsResource.DRY_RUN));
    InstallationGrant grant =
        Json.merge(InstallationDecision.BLANK, body, InstallationDecision.class).grant();
    if (call.flag(RecordsResource.DRY_RUN)) {
      return Reply.ok(
          new Forecast(
              services.request(
                  requests -> requests.consequences(call.actor(), call.key(), grant))));
    }
    return decided(
        call, (requests, version) -> requests.grant(call.actor(), call.key(), version, grant));
  }

  /** Refuses what was asked for. */
  @POST
  @Path("{key}/refuse")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response refuse(@Context Call call, byte[] body) {
    call.onlyKnown(Set.of());
    String note = Json.read(body, Refusal.class).reason();
    return decided(
        call, (requests, version) -> requests.refuse(call.actor(), call.key(), version, note));
  }

  /** Takes back what one asked for. */
  @POST
  @Path("{key}/withdraw")
  public Response withdraw(@Context Call call) {
    call.onlyKnown(Set.of());
    return decided(
        call, (requests, version) -> requests.withdraw(call.actor(), call.key(), version));
  }

  private Response decided(Call call, Decision decision) {
    return services.request(
        requests -> {
          Versioned<InstallationRequestRecord> now =
              decision.make(requests, version(requests, call));
          return Reply.changed(shown(requests, now), now.version());
        });
  }

  /** The version that the decision is about; null for any. */
  private static Long version(InstallationRequests requests, Call call) {
    if (call.isAboutAnyVersion()) {
      return null;
    }
    long now = requests.get(call.actor(), call.key()).version();
    Versions.required(call.header(HttpHeaders.IF_MATCH), now);
    return now;
  }

  private static InstallationRequest shown(
      InstallationRequests requests, Versioned<InstallationRequestRecord> stored) {
    return InstallationRequest.of(stored, requests.status(stored.value()));
  }

  private static State state(Call call) {
    String text = call.query(STATE);
    return text == null
        ? null
        : Arrays.stream(State.values())
            .filter(state -> state.name().equalsIgnoreCase(text))
            .findFirst()
            .orElseThrow(() -> Call.refused("state must be one of " + words() + "."));
  }

  private static String words() {
    return Arrays.stream(State.values())
        .map(state -> state.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  /** What is done about a request. */
  private interface Decision {
    Versioned<InstallationRequestRecord> make(InstallationRequests requests, Long version);
  }
}
