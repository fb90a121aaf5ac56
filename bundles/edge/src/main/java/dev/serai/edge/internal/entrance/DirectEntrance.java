package dev.serai.edge.internal.entrance;

import dev.serai.edge.internal.pass.Forwarder;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** {@code publish=whiteboard}: nothing stands between the servlet and the forwarder. */
record DirectEntrance(Forwarder forwarder) implements Entrance {
  @Override
  public void enter(HttpServletRequest request, HttpServletResponse response) {
    forwarder.forward(request, response);
  }

  @Override
  public void close() {}
}
