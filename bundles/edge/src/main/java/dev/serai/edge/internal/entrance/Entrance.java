package dev.serai.edge.internal.entrance;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** The way of a request from the public URL to the forwarder. */
public interface Entrance extends AutoCloseable {
  /** Answers the request, now or later, and never throws. */
  void enter(HttpServletRequest request, HttpServletResponse response);

  @Override
  void close();
}
