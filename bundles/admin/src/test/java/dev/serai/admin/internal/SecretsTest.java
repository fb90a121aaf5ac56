package dev.serai.admin.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.serai.core.store.Keyed;
import dev.serai.core.store.TestingConcern;
import dev.serai.core.store.TestingConcerns;
import dev.serai.core.store.TokenRecord;
import dev.serai.core.store.ToolRecord;
import dev.serai.core.store.UserRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Rule;
import org.junit.Test;

/** Nothing that is kept secret is told, whatever is read. */
public class SecretsTest {
  private static final Set<String> WORDS = Set.of("passwordHash", "hashed-secret");

  @Rule public final ApiServer api = new ApiServer();

  @Test
  public void noReadingTellsASecret() {
    UserRecord user = stored(TestingConcerns.users());
    TokenRecord token = stored(TestingConcerns.tokens());
    api.management.users.create(user);
    api.management.tokens.create(token);
    api.management.teams.create(stored(TestingConcerns.teams()));
    api.management.roles.create(stored(TestingConcerns.roles()));
    api.management.gateways.create(stored(TestingConcerns.gateways()));
    api.management.bindings.create(stored(TestingConcerns.bindings()));
    api.catalog.store.create(TestingCatalog.entry("k"));
    api.installations.store.create(stored(TestingConcerns.installations()));
    api.tools.store.create(TestingTools.tool("k", ToolRecord.State.HELD));
    api.others.store.create(stored(TestingConcerns.registries()));
    api.requests.store.create(stored(TestingConcerns.installationRequests()));
    api.management.noted("user:create");
    String secret = api.post("/me/tokens", "{\"name\":\"t\"}").json().get("secret").asText();
    Set<String> read = new TreeSet<>();
    for (String operation : api.contract.operations()) {
      if (operation.startsWith("GET ") && !operation.endsWith("/session")) {
        String path = operation.substring(4).replace("{key}", "k").replace("{gateway}", "default");
        String text = api.get(path).text();
        assertEquals(path, 200, api.get(path).status());
        for (String word : secrets(user, token, secret)) {
          assertFalse(path + " tells " + word, text.contains(word));
        }
        read.add(path);
      }
    }
    assertTrue(read.toString(), read.size() >= 16);
  }

  private static List<String> secrets(UserRecord user, TokenRecord token, String secret) {
    List<String> all = new ArrayList<>(WORDS);
    all.add(user.passwordHash());
    all.add(token.hash());
    all.add(secret);
    all.add(TestingConcerns.sha256(secret));
    return all;
  }

  private static <R extends Keyed> R stored(TestingConcern<R> concern) {
    return concern.record("k");
  }
}
