package dev.serai.orchestrator.internal;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.orchestration.ServerState;
import dev.serai.core.runtime.InstallationId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Why an installation has no server just now, and whether it may try. Guarded by it. */
final class Condition {
  private static final int MAX_LINES = 5;
  private static final int MAX_LINE = 200;

  private final InstallationId id;
  private final Policy policy;
  private final CrashHistory crashes;
  private ServerState trouble = ServerState.IDLE;
  private String reason = "";

  Condition(InstallationId id, Policy policy, CrashHistory crashes) {
    this.id = id;
    this.policy = policy;
    this.crashes = crashes;
  }

  /** {@code MISCONFIGURED}, {@code NO_RUNTIME}, or {@code IDLE} for nothing of that kind. */
  void trouble(ServerState kind, String why) {
    trouble = kind;
    reason = why;
  }

  /** A server runs; its crashes stay on record until it was stable. */
  void running() {
    trouble(ServerState.IDLE, "");
  }

  void forgive() {
    crashes.forgive();
  }

  /** An operator or a new entry asks for a fresh start. */
  void reset() {
    crashes.reset();
    running();
  }

  void crashed(long now, String why, List<String> lines) {
    crashes.crashed(now);
    String plain = why.endsWith(".") ? why.substring(0, why.length() - 1) : why;
    trouble(ServerState.IDLE, plain + said(lines));
  }

  boolean looping() {
    return crashes.looping();
  }

  int total() {
    return crashes.total();
  }

  Duration pause(long now) {
    return crashes.remaining(now);
  }

  String reason() {
    return reason;
  }

  /** The state of an installation of which nothing runs. */
  ServerState state(long now) {
    if (trouble != ServerState.IDLE) {
      return trouble;
    }
    if (crashes.looping()) {
      return ServerState.CRASH_LOOP;
    }
    return crashes.remaining(now).isZero() ? ServerState.IDLE : ServerState.BACKING_OFF;
  }

  /** The answer to a call that would have to wait too long; empty if it may wait. */
  Optional<SeraiException> refusal(long now) {
    Duration left = crashes.remaining(now);
    if (left.isZero()) {
      return Optional.empty();
    }
    String again = " The next try is possible in " + seconds(left) + " s.";
    if (crashes.looping()) {
      return Optional.of(
          new SeraiException(
              ErrorCode.CRASH_LOOP,
              "Server " + id + " ends again and again: " + reason + "." + again));
    }
    return left.compareTo(policy.backoffHold()) <= 0
        ? Optional.empty()
        : Optional.of(
            new SeraiException(
                ErrorCode.OVERLOADED,
                "Server " + id + " pauses after a crash: " + reason + "." + again));
  }

  private static long seconds(Duration left) {
    return (left.toMillis() + 999) / 1000;
  }

  private static String said(List<String> lines) {
    List<String> last = lines.subList(Math.max(0, lines.size() - MAX_LINES), lines.size());
    return last.isEmpty()
        ? ""
        : "; it last wrote: "
            + String.join(" | ", last.stream().map(Condition::shortened).toList());
  }

  private static String shortened(String line) {
    return line.length() <= MAX_LINE ? line : line.substring(0, MAX_LINE) + "...";
  }
}
