package dev.serai.core.access;

import dev.serai.core.store.AuditEvent;
import org.osgi.annotation.versioning.ProviderType;

/** Where it is noted who did what. Safe for use by any thread. */
@ProviderType
public interface AuditLog {
  /** Names of {@link AuditEvent#details()}. */
  final class Detail {
    /** The id of the token that proved who it was; see {@link Principal#token}. */
    public static final String TOKEN = "token";

    /** From which address. */
    public static final String ADDRESS = "address";

    /** How often it happened, where one event stands for several. */
    public static final String TIMES = "times";

    /** The id of the request. */
    public static final String REQUEST = "request";

    /** What it was before, JSON text, secrets redacted. */
    public static final String BEFORE = "before";

    /** What it is now, JSON text, secrets redacted. */
    public static final String AFTER = "after";

    /**
     * What differs, where {@link #BEFORE} or {@link #AFTER} has only the length and the SHA-256 of
     * what is too long: JSON text, secrets redacted, with what was {@code added}, {@code removed}
     * and {@code changed}.
     */
    public static final String CHANGES = "changes";

    /** Why it was denied, or what went wrong. */
    public static final String REASON = "reason";

    /**
     * The arguments of a call as the caller sent them, JSON text; the audit log takes out the
     * secrets. With {@link #ARGUMENTS_BYTES} it is only the beginning.
     */
    public static final String ARGUMENTS = "arguments";

    /** How many bytes the arguments have, where they were cut. */
    public static final String ARGUMENTS_BYTES = "arguments-bytes";

    /**
     * The result of a call as the server sent it, JSON text; the audit log takes out the secrets.
     * With {@link #RESULT_BYTES} it is only the beginning.
     */
    public static final String RESULT = "result";

    /** How many bytes the result has, where it was cut. */
    public static final String RESULT_BYTES = "result-bytes";

    private Detail() {}
  }

  /**
   * Notes an event, and returns once it is kept; blocks meanwhile.
   *
   * @return its number
   * @throws dev.serai.core.error.SeraiException {@code STORE_UNAVAILABLE} if it cannot be kept:
   *     what it tells of must not happen then
   */
  long record(AuditEvent event);

  /**
   * Notes an event soon, without blocking: for calls. What cannot be kept raises a health warning,
   * or, where it is configured so, makes {@link #accepts} false.
   */
  void offer(AuditEvent event);

  /** What {@link #offer} wants to know of calls; never blocks, and may change at any time. */
  CallDetail calls();

  /** Whether calls may go on: false while what they do cannot be noted and must be. */
  boolean accepts();

  /** Whether calls must not go on while the log is away: as it is configured. */
  boolean isDemanded();
}
