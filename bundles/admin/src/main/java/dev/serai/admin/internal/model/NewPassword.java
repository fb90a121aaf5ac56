package dev.serai.admin.internal.model;

/**
 * A password that shall be set.
 *
 * @param old the one until now, needed for one's own, or null
 * @param password the new one
 */
public record NewPassword(String old, String password) {
  /** The one until now, or null. */
  public char[] before() {
    return old == null ? null : old.toCharArray();
  }

  /** The new one, which has to be there. */
  public char[] required() {
    return Fields.required("password", password).toCharArray();
  }

  /** Without the passwords. */
  @Override
  public String toString() {
    return "NewPassword[]";
  }
}
