package dev.serai.admin.internal.resource;

import dev.serai.admin.internal.Records;
import dev.serai.admin.internal.json.Json;
import dev.serai.admin.internal.model.Forecast;
import dev.serai.admin.internal.model.Listing;
import dev.serai.admin.internal.model.Shape;
import dev.serai.core.access.ManagedRecords;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.Consequences;
import dev.serai.core.store.Keyed;
import dev.serai.core.store.Versioned;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.PATCH;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;

/**
 * Records of one kind as a collection. Its subclasses say where it is.
 *
 * @param <R> the records
 * @param <D> what clients see
 */
@Produces(MediaType.APPLICATION_JSON)
public abstract class RecordsResource<R extends Keyed, D> {
  static final String MERGE_PATCH = "application/merge-patch+json";

  /** The parameter that asks what a change would mean. */
  static final String DRY_RUN = "dryRun";

  private final Records<R> records;
  private final Creations creations;
  private final Shape<R, D> shape;

  RecordsResource(Records<R> records, Creations creations, Shape<R, D> shape) {
    this.records = records;
    this.creations = creations;
    this.shape = shape;
  }

  /** Whether a record belongs to the collection that is asked. */
  boolean isHere(Call call, R record) {
    return true;
  }

  /** What a client sent, as something of the collection that is asked. */
  D placed(Call call, D sent) {
    return sent;
  }

  /** What makes a record of what a client sent, which is refused at once where it is none. */
  Supplier<Versioned<R>> making(Call call, D sent) {
    R wanted = shape.stored().apply(shape.key().apply(sent), sent);
    return () -> records.manage(managed -> managed.create(call.actor(), wanted));
  }

  /** What it would mean to make one. */
  Consequences foreseen(Call call, D sent) {
    throw unforeseen();
  }

  /** What a change of one would mean. */
  Consequences foreseen(Call call, Function<Versioned<R>, R> change) {
    throw unforeseen();
  }

  /** What a removal would mean. */
  Consequences foreseenRemoval(Call call) {
    throw unforeseen();
  }

  private static SeraiException unforeseen() {
    return Call.refused(DRY_RUN + " is for entries and installations: leave it out.");
  }

  /** A part of the collection. */
  @GET
  public Response list(@Context Call call) {
    PageRequest wanted = call.page();
    Page<Versioned<R>> page =
        records.manage(
            managed ->
                Pages.only(
                    wanted,
                    part -> managed.list(call.actor(), part),
                    record -> isHere(call, record.value())));
    return Reply.listing(call, Listing.of(page.map(shape.shown())), page.next());
  }

  /** Makes one. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(@Context Call call, byte[] body) {
    D sent = placed(call, Json.merge(shape.blank(), body, shape.type()));
    if (call.flag(DRY_RUN)) {
      return Reply.ok(new Forecast(foreseen(call, sent)));
    }
    Supplier<Versioned<R>> making = making(call, sent);
    return creations.make(
        call,
        body,
        () -> {
          Versioned<R> made = making.get();
          byte[] shown = Json.bytes(shape.shown().apply(made));
          return new Creation(
              Call.location(call.uri().getAbsolutePathBuilder(), made.value().key()),
              Versions.tag(made.version()),
              shown,
              shown);
        });
  }

  /** One of them. */
  @GET
  @Path("{key}")
  public Response get(@Context Call call) {
    Versioned<R> found = found(call);
    return Reply.record(call, shape.shown().apply(found), found.version());
  }

  /** Replaces one. */
  @PUT
  @Path("{key}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response replace(@Context Call call, byte[] body) {
    D sent = placed(call, Json.read(body, shape.type()));
    R wanted = shape.stored().apply(call.key(), sent);
    return update(call, now -> wanted);
  }

  /** Changes one in part (RFC 7396). */
  @PATCH
  @Path("{key}")
  @Consumes(MERGE_PATCH)
  public Response patch(@Context Call call, byte[] body) {
    return update(
        call,
        now -> {
          D shown = shape.shown().apply(now);
          D merged = Json.merge(shown, meant(shown, body), shape.type());
          return shape.stored().apply(call.key(), placed(call, merged));
        });
  }

  /** Removes one. */
  @DELETE
  @Path("{key}")
  public Response delete(@Context Call call) {
    if (call.flag(DRY_RUN)) {
      return Reply.ok(new Forecast(foreseenRemoval(call)));
    }
    records.manage(managed -> delete(managed, call));
    return Reply.done();
  }

  private Response update(Call call, Function<Versioned<R>, R> change) {
    if (call.flag(DRY_RUN)) {
      return Reply.ok(new Forecast(foreseen(call, now -> change.apply(here(call, now)))));
    }
    Versioned<R> changed = records.manage(managed -> update(managed, call, change));
    return Reply.changed(shape.shown().apply(changed), changed.version());
  }

  private Versioned<R> update(
      ManagedRecords<R> managed, Call call, Function<Versioned<R>, R> change) {
    if (call.isAboutAnyVersion()) {
      return managed.update(call.actor(), call.key(), now -> change.apply(here(call, now)));
    }
    Versioned<R> now = required(managed, call);
    return managed.update(call.actor(), change.apply(now), now.version());
  }

  private Versioned<R> delete(ManagedRecords<R> managed, Call call) {
    Versioned<R> now = required(managed, call);
    if (call.isAboutAnyVersion()) {
      managed.delete(call.actor(), call.key());
    } else {
      managed.delete(call.actor(), call.key(), now.version());
    }
    return now;
  }

  /** What is there, if it is the version that the client saw. */
  private Versioned<R> required(ManagedRecords<R> managed, Call call) {
    Versioned<R> now = find(managed, call);
    Versions.required(call.header(HttpHeaders.IF_MATCH), now.version());
    return now;
  }

  /** The one that the address names. */
  final Versioned<R> found(Call call) {
    return records.manage(managed -> find(managed, call));
  }

  private Versioned<R> find(ManagedRecords<R> managed, Call call) {
    return here(call, managed.get(call.actor(), call.key()));
  }

  private Versioned<R> here(Call call, Versioned<R> found) {
    if (!isHere(call, found.value())) {
      throw new SeraiException(ErrorCode.NOT_FOUND, "There is no such " + shape.word() + " here.");
    }
    return found;
  }

  /** What a merge patch of something that is shown so means, which may be more than it says. */
  byte[] meant(D shown, byte[] patch) {
    return patch;
  }
}
