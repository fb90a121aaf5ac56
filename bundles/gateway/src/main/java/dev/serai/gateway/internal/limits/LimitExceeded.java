package dev.serai.gateway.internal.limits;

/** Says which limit a message went beyond, where nobody counts. */
public final class LimitExceeded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Limit limit;

  /**
   * Without a stack trace.
   *
   * @param problem one sentence
   */
  public LimitExceeded(Limit limit, String problem) {
    super(problem + " " + limit.sentence(), null, false, false);
    this.limit = limit;
  }

  /** Which one. */
  public Limit limit() {
    return limit;
  }
}
