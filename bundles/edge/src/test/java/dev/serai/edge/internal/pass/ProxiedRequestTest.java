package dev.serai.edge.internal.pass;

import static org.junit.Assert.assertEquals;

import dev.serai.edge.internal.guard.Proxies;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.junit.Before;
import org.junit.Test;

/** From where the handler sees requests come. */
public class ProxiedRequestTest extends EdgeTest {
  private static final class Origin extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response
          .getOutputStream()
          .print(request.getRemoteAddr() + " " + request.getScheme() + " " + request.isSecure());
    }
  }

  public ProxiedRequestTest() {
    super(new HoldLimits(Duration.ZERO, 0), Duration.ZERO);
  }

  @Before
  public void bind() {
    edge.handlers().bind(new Origin());
    edge.forwarder().phase().open();
  }

  private String origin() throws Exception {
    return edge.send(
            edge.request("/mcp")
                .header("X-Forwarded-For", "198.51.100.1, 192.0.2.1")
                .header("X-Forwarded-Proto", "https")
                .GET(),
            BodyHandlers.ofString())
        .body();
  }

  @Test
  public void behindATrustedProxyTheHandlerSeesItsClient() throws Exception {
    edge.exposure().trust(Proxies.of(true, "127.0.0.1"));
    assertEquals("192.0.2.1 https true", origin());
  }

  @Test
  public void whatAnybodyElseSaysIsNotBelieved() throws Exception {
    assertEquals("127.0.0.1 http false", origin());
    edge.exposure().trust(Proxies.of(true, "10.0.0.1"));
    assertEquals("127.0.0.1 http false", origin());
  }
}
