package dev.serai.edge.internal.entrance;

import javax.servlet.GenericServlet;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** The servlet at the public URLs: every method of every one enters by the entrance of the time. */
public final class FrontServlet extends GenericServlet {
  private static final long serialVersionUID = 1L;

  private transient volatile Entrance entrance;

  /**
   * A servlet.
   *
   * @param entrance where requests enter at first
   */
  public FrontServlet(Entrance entrance) {
    this.entrance = entrance;
  }

  /** Lets new requests enter here; the entrance used before is closed then. */
  void lead(Entrance next) {
    Entrance old = entrance;
    entrance = next;
    old.close();
  }

  void close() {
    entrance.close();
  }

  @Override
  public void service(ServletRequest request, ServletResponse response) {
    entrance.enter((HttpServletRequest) request, (HttpServletResponse) response);
  }
}
