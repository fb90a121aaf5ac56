package dev.serai.admin.internal.model;

/**
 * That something is refused.
 *
 * @param note why
 */
public record Refusal(String note) {

  /** Why; refused with {@code INVALID_VALUE} where it is not said. */
  public String reason() {
    return Fields.required("note", note);
  }
}
