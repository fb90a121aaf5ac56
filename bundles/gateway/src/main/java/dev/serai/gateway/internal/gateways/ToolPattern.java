package dev.serai.gateway.internal.gateways;

/**
 * Names of tools, as a binding has them: {@code *} stands for any characters.
 *
 * @param text the pattern
 */
record ToolPattern(String text) {
  private static final char ANY = '*';

  /** Whether it stands for every name. */
  boolean matchesAll() {
    return text.equals("*");
  }

  /** Whether it stands for a name; takes at most the product of both lengths. */
  boolean matches(String name) {
    int at = 0;
    int in = 0;
    int star = -1;
    int resume = 0;
    while (in < name.length()) {
      if (at < text.length() && text.charAt(at) == ANY) {
        star = at++;
        resume = in;
      } else if (at < text.length() && text.charAt(at) == name.charAt(in)) {
        at++;
        in++;
      } else if (star >= 0) {
        at = star + 1;
        in = ++resume;
      } else {
        return false;
      }
    }
    while (at < text.length() && text.charAt(at) == ANY) {
      at++;
    }
    return at == text.length();
  }
}
