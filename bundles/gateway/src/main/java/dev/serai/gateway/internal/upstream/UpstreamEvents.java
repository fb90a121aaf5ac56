package dev.serai.gateway.internal.upstream;

/** Hears what concerns more than one client. Called by any thread; must not block. */
public interface UpstreamEvents {
  /**
   * A server offers something else now.
   *
   * @param session the session in which it said so
   * @param notification the method of what it said
   */
  void listChanged(UpstreamSession session, String notification);

  /** A session with a server has begun. */
  void initialized(UpstreamSession session);
}
