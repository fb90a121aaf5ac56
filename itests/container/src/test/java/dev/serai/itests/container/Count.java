package dev.serai.itests.container;

/**
 * What the tool {@code count} answers.
 *
 * @param process who counted
 * @param number the calls so far, this one included
 */
record Count(String process, long number) {
  static Count of(Answer answer) {
    if (!answer.succeeded()) {
      throw new AssertionError("No count: " + answer);
    }
    String[] parts = answer.text().split(":");
    return new Count(parts[0], Long.parseLong(parts[1]));
  }
}
