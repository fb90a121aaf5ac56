package dev.serai.admin.internal.model;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;

/**
 * Somebody wants to sign in.
 *
 * @param name as the account has it
 * @param password the password
 */
public record SignIn(String name, String password) {
  private static final int LONGEST = 1_000;

  /** The name, which has to be there. */
  public String requiredName() {
    return bounded("name", name);
  }

  /** The password, which has to be there. */
  public char[] requiredPassword() {
    return bounded("password", password).toCharArray();
  }

  private static String bounded(String field, String value) {
    if (Fields.required(field, value).length() > LONGEST) {
      throw new SeraiException(
          ErrorCode.INVALID_VALUE, field + " must have at most " + LONGEST + " characters.");
    }
    return value;
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "SignIn[]";
  }
}
