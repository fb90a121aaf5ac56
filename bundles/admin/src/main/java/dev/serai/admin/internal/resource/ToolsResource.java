package dev.serai.admin.internal.resource;

import dev.serai.admin.internal.Services;
import dev.serai.admin.internal.json.Json;
import dev.serai.admin.internal.model.Listing;
import dev.serai.admin.internal.model.Tool;
import dev.serai.admin.internal.model.ToolDetails;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.Versioned;
import dev.serai.core.tool.ToolCatalog;
import dev.serai.core.tool.ToolFilter;
import dev.serai.core.tool.ToolReport;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PATCH;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;

/** What servers define, and decisions about it. */
@Path("tools")
@Produces(MediaType.APPLICATION_JSON)
public final class ToolsResource {
  private static final String STATE = "state";
  private static final String ALIAS = "alias";
  private static final String KIND = "kind";
  private static final Set<ToolRecord.State> MARKS =
      EnumSet.of(ToolRecord.State.LISTED, ToolRecord.State.TRIED);
  private static final List<ToolRecord.State> STATES =
      Stream.of(ToolRecord.State.values()).filter(state -> !MARKS.contains(state)).toList();

  private final Services services;

  /** Tools. */
  public ToolsResource(Services services) {
    this.services = services;
  }

  /** A part of them. */
  @GET
  public Response list(@Context Call call) {
    PageRequest wanted = call.page(STATE, ALIAS, KIND);
    ToolFilter filter =
        new ToolFilter(
            choice(call, STATE, STATES),
            call.query(ALIAS),
            choice(call, KIND, Arrays.asList(ToolRecord.Kind.values())));
    Page<Versioned<ToolRecord>> page =
        services.review(catalog -> catalog.list(call.actor(), filter, wanted));
    return Reply.listing(call, Listing.of(page.map(Tool::of)), page.next());
  }

  /** One of them, with what changed and what the scan found. */
  @GET
  @Path("{key}")
  public Response get(@Context Call call) {
    ToolReport found = services.review(catalog -> catalog.get(call.actor(), call.key()));
    return Reply.record(call, ToolDetails.of(found), found.record().version());
  }

  /** Decides about one. */
  @PATCH
  @Path("{key}")
  @Consumes(RecordsResource.MERGE_PATCH)
  public Response patch(@Context Call call, byte[] body) {
    Versioned<ToolRecord> decided =
        services.review(
            catalog ->
                catalog.decide(
                    call.actor(),
                    call.key(),
                    version(catalog, call),
                    now -> Json.merge(Tool.of(now), body, Tool.class).decided(now)));
    return Reply.changed(Tool.of(decided), decided.version());
  }

  /** The version that the change is about; null for any. */
  private static Long version(ToolCatalog catalog, Call call) {
    if (call.isAboutAnyVersion()) {
      return null;
    }
    long now = catalog.get(call.actor(), call.key()).record().version();
    Versions.required(call.header(HttpHeaders.IF_MATCH), now);
    return now;
  }

  private static <E extends Enum<E>> E choice(Call call, String name, List<E> choices) {
    String text = call.query(name);
    if (text == null) {
      return null;
    }
    return choices.stream()
        .filter(choice -> choice.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                Call.refused(
                    name
                        + " must be one of "
                        + choices.stream()
                            .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "))
                        + "."));
  }
}
