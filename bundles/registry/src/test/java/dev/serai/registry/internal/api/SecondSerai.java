package dev.serai.registry.internal.api;

import com.sun.net.httpserver.HttpExchange;
import dev.serai.registry.internal.catalog.TestingCatalog;
import dev.serai.registry.internal.fetch.TestingSite;
import java.io.IOException;
import org.junit.rules.RuleChain;
import org.junit.rules.TestRule;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;

/** The registry API of another Serai, on a site of plain http. */
public final class SecondSerai implements TestRule {
  private final ApiServer api = new ApiServer();
  private final TestingSite site = new TestingSite();

  @Override
  public Statement apply(Statement base, Description description) {
    Statement begun =
        new Statement() {
          @Override
          public void evaluate() throws Throwable {
            site.at("/registry", SecondSerai.this::forward);
            base.evaluate();
          }
        };
    return RuleChain.outerRule(api).around(site).apply(begun, description);
  }

  /** What it has. */
  public TestingCatalog catalog() {
    return api.testing;
  }

  /** A token that it takes, of an editor. */
  public String token() {
    return ApiServer.EDITOR;
  }

  /** Where its API begins. */
  public String url() {
    return site.url("/registry");
  }

  private void forward(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString().substring("/registry".length());
    String token = exchange.getRequestHeaders().getFirst("Authorization");
    String[] headers = token == null ? new String[0] : new String[] {"Authorization", token};
    Answer answer = api.anonymous("GET", path, null, headers);
    TestingSite.answer(exchange, answer.status(), answer.response().body());
  }
}
