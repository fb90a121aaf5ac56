package dev.serai.registry.internal.tool.review;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.ToolRecord.Kind;
import dev.serai.core.store.ToolRecord.State;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A decision about a definition that somebody wants.
 *
 * @param before as it is
 * @param after as they want it
 */
record Decision(ToolRecord before, ToolRecord after) {
  /** The names that tools may have (MCP 2025-11-25, server/tools, Tool Names). */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,128}");

  private static final Set<State> SHOWN = Set.of(State.APPROVED, State.HIDDEN);

  private static final Map<State, Set<State>> WAYS =
      Map.of(
          State.HELD, Set.of(State.HELD, State.APPROVED, State.REJECTED),
          State.REJECTED, Set.of(State.REJECTED, State.APPROVED, State.HELD),
          State.APPROVED, Set.of(State.APPROVED, State.HIDDEN),
          State.HIDDEN, Set.of(State.HIDDEN, State.APPROVED));

  /**
   * Takes a name that is the server's own for none.
   *
   * @throws SeraiException {@code INVALID_VALUE} that names the field
   */
  static Decision of(ToolRecord before, ToolRecord wanted) {
    ToolRecord after =
        before.name().equals(wanted.rename()) ? wanted.shown(null, wanted.describe()) : wanted;
    Decision decision = new Decision(before, after);
    decision.require();
    return decision;
  }

  /** Whether what an installation has becomes the baseline. */
  boolean isApproval() {
    return before.installation() != null && after.state() == State.APPROVED;
  }

  /** Whether it says how what is approved is shown, which holds for all versions of the entry. */
  boolean isOfAllVersions() {
    return before.installation() == null
        && (isShowing()
            || isRenaming()
            || !Objects.equals(before.rename(), after.rename())
            || !Objects.equals(before.describe(), after.describe()));
  }

  /** Of another version what has the name, as this has it shown. */
  ToolRecord followed(ToolRecord other) {
    ToolRecord shown =
        isShowing() && other.state() == before.state()
            ? other.in(after.state(), after.note())
            : other;
    return shown.shown(
        Objects.equals(before.rename(), after.rename()) ? other.rename() : after.rename(),
        Objects.equals(before.describe(), after.describe()) ? other.describe() : after.describe());
  }

  /** A definition that is shown as another one of its name is; what waits goes on waiting. */
  static ToolRecord alike(ToolRecord fresh, ToolRecord other) {
    ToolRecord shown = fresh.shown(other.rename(), other.describe());
    return other.state() == State.HIDDEN && fresh.state() == State.APPROVED
        ? shown.in(State.HIDDEN, other.note())
        : shown;
  }

  private boolean isShowing() {
    return before.state() != after.state()
        && SHOWN.contains(before.state())
        && SHOWN.contains(after.state());
  }

  /** Whether it gets another name. */
  boolean isRenaming() {
    return after.rename() != null && !after.rename().equals(before.rename());
  }

  private void require() {
    ToolRecord same =
        after.in(before.state(), before.note()).shown(before.rename(), before.describe());
    if (!same.equals(before)) {
      throw refused("Only state, rename, describe and note can change.");
    }
    if (!WAYS.getOrDefault(before.state(), Set.of()).contains(after.state())) {
      throw refused("state cannot be " + after.state() + " where it is " + before.state() + ".");
    }
    boolean isOther =
        !Objects.equals(before.rename(), after.rename())
            || !Objects.equals(before.describe(), after.describe());
    if (before.installation() != null && isOther) {
      throw refused("rename and describe are for what is approved: approve it first.");
    }
    if (isRenaming()) {
      requireName();
    }
  }

  private void requireName() {
    if (before.kind() != Kind.TOOL && before.kind() != Kind.PROMPT) {
      throw refused("rename is for tools and prompts only.");
    }
    if (!NAME.matcher(after.rename()).matches()) {
      throw refused("rename must have 1 to 128 letters, digits, underscores, hyphens and dots.");
    }
  }

  private static SeraiException refused(String message) {
    return new SeraiException(ErrorCode.INVALID_VALUE, message);
  }
}
