package dev.serai.admin.internal.resource;

import dev.serai.admin.internal.Services;
import dev.serai.admin.internal.model.AuditEntry;
import dev.serai.admin.internal.model.Listing;
import dev.serai.admin.internal.model.Verification;
import dev.serai.core.access.Page;
import dev.serai.core.access.PageRequest;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.AuditEvent;
import dev.serai.core.store.AuditQuery;
import dev.serai.core.store.AuditRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Semaphore;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;

/** The audit log. */
@Path("audit")
@Produces(MediaType.APPLICATION_JSON)
public final class AuditResource {
  private static final String[] FILTERS = {
    "principal", "action", "target", "outcome", "from", "until"
  };

  private final Services services;
  private final AuditExports exports;
  private final Semaphore verifying = new Semaphore(1);

  /** The audit log. */
  public AuditResource(Services services, AuditExports exports) {
    this.services = services;
    this.exports = exports;
  }

  /** A part of what the query wants, the newest first. */
  @GET
  public Response list(@Context Call call) {
    PageRequest wanted = call.page(FILTERS);
    AuditQuery query = query(call);
    Page<AuditRecord> page =
        services.manage(management -> management.audit(call.actor(), query, wanted));
    return Reply.listing(call, Listing.of(page.map(AuditEntry::of)), page.next());
  }

  /** All that the query wants, one record a line, the newest first. */
  @GET
  @Path("export")
  @Produces(AuditExports.JSON_LINES)
  public Response export(@Context Call call) {
    call.onlyKnown(Set.of(FILTERS));
    return exports.answer(call.actor(), query(call));
  }

  /** Compares it with its hashes; one such request holds a thread at a time. */
  @POST
  @Path("verify")
  public Response verify(@Context Call call) {
    OptionalLong wrong = verified(call);
    return Reply.ok(
        new Verification(wrong.isEmpty(), wrong.isPresent() ? wrong.getAsLong() : null));
  }

  private OptionalLong verified(Call call) {
    if (!verifying.tryAcquire()) {
      throw new SeraiException(
          ErrorCode.OVERLOADED, "A verification of the audit log runs already.");
    }
    try {
      return services.manage(management -> management.verifyAudit(call.actor()));
    } finally {
      verifying.release();
    }
  }

  private static AuditQuery query(Call call) {
    return new AuditQuery(
        call.query("principal"),
        call.query("action"),
        call.query("target"),
        outcome(call.query("outcome")),
        time(call, "from"),
        time(call, "until"));
  }

  private static AuditEvent.Outcome outcome(String text) {
    try {
      return text == null ? null : AuditEvent.Outcome.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Call.refused("outcome must be one of done, denied, failed.");
    }
  }

  private static Instant time(Call call, String name) {
    String text = call.query(name);
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw Call.refused(name + " must be a time such as 2030-01-31T12:00:00Z.");
    }
  }
}
