package dev.serai.edge.internal;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;

import dev.serai.core.edge.McpHandler;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import javax.servlet.Servlet;
import org.junit.Test;

public class HandlerTest {
  private static final class NoServlet implements McpHandler {
    @Override
    public void stopListening() {}
  }

  private final ServiceSlot<Servlet> slot = new ServiceSlot<>("gateway");
  private final Handlers handlers = new Handlers(slot, () -> {});

  @Test
  public void aHandlerThatIsNoServletIsLeftAlone() {
    NoServlet handler = new NoServlet();
    handlers.bind(handler);
    assertFalse(slot.tryAcquire().isPresent());
    handlers.unbind(handler);
  }

  @Test
  public void aServletServesUntilItIsUnbound() {
    TestingHandler handler = new TestingHandler();
    handlers.bind(handler);
    try (ServiceLease<Servlet> lease = slot.tryAcquire().orElseThrow()) {
      assertSame(handler, lease.service());
    }
    handlers.unbind(handler);
    assertFalse(slot.tryAcquire().isPresent());
  }
}
