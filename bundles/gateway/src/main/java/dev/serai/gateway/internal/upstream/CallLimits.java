package dev.serai.gateway.internal.upstream;

/**
 * The bounds of what is under way on one connection with a server.
 *
 * @param pending how many calls may wait for their answers
 * @param serverRequests how many requests of the server may wait for theirs
 * @param inputRequests how much a server may want to know at once before it answers a call
 * @param inputRounds how often it may want to know something more
 */
public record CallLimits(int pending, int serverRequests, int inputRequests, int inputRounds) {
  /** 10,000 calls, 256 requests, 32 at once, 64 times. */
  public static final CallLimits DEFAULTS = new CallLimits(10_000, 256, 32, 64);
}
