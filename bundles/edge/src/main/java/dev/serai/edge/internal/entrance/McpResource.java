package dev.serai.edge.internal.entrance;

import dev.serai.edge.internal.pass.Forwarder;
import javax.servlet.http.HttpServletResponse;
import javax.ws.rs.NotFoundException;
import javax.ws.rs.Path;
import org.apache.cxf.continuations.SuspendedInvocationException;
import org.apache.cxf.jaxrs.ext.DefaultMethod;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.apache.cxf.transport.http.AbstractHTTPDestination;

/**
 * Every method of every URL below the application's base goes to the forwarder with the container's
 * own request and response; then CXF is told that the invocation is suspended, so that it leaves
 * both alone. It is never resumed: the answer ends the request.
 */
@Path("{path:.*}")
public final class McpResource {
  private final Forwarder forwarder;

  McpResource(Forwarder forwarder) {
    this.forwarder = forwarder;
  }

  /** Forwards the request of this thread; nothing is found at the application's own address. */
  @DefaultMethod
  public void forward() {
    Message message = PhaseInterceptorChain.getCurrentMessage();
    if (!(message.get(AbstractHTTPDestination.HTTP_REQUEST) instanceof JaxrsRequest request)) {
      throw new NotFoundException();
    }
    forwarder.forward(
        request.original(),
        (HttpServletResponse) message.get(AbstractHTTPDestination.HTTP_RESPONSE));
    message.getInterceptorChain().suspend();
    throw new Forwarded();
  }

  private static final class Forwarded extends SuspendedInvocationException {
    private static final long serialVersionUID = 1L;

    /** Nobody reads where a forwarded request was. */
    @Override
    public Throwable fillInStackTrace() {
      return this;
    }
  }
}
