package dev.serai.access.internal;

import static org.junit.Assert.assertEquals;

import dev.serai.access.internal.identity.ExternalIdentity;
import dev.serai.core.access.Principal;
import dev.serai.core.store.UserRecord.Subject;
import java.time.Duration;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** By which of a provider's tokens somebody came is known, so that it can be noted. */
public class NamedTokenTest {
  private static final Subject SUBJECT = new Subject("https://id.example.org", "4711");

  private final TestingStore store = new TestingStore();
  private final TestingSignedTokens provider = new TestingSignedTokens(SUBJECT.issuer());
  private Replica replica;

  @Before
  public void start() {
    replica = Replica.of(store);
    replica.access.addIssuer(provider);
  }

  @After
  public void stop() {
    replica.close();
  }

  @Test
  public void aPrincipalSaysByWhichTokenItCame() {
    for (boolean makesUsers : new boolean[] {false, true}) {
      for (String jti : new String[] {"jti:one", "jti:two"}) {
        Principal who = replica.principal(provider.token(jti + makesUsers, alice(jti, makesUsers)));
        assertEquals(jti, who.token());
      }
    }
  }

  private ExternalIdentity alice(String token, boolean makesUsers) {
    return new ExternalIdentity(
        SUBJECT,
        "alice",
        null,
        Set.of(),
        null,
        replica.clock.instant().plus(Duration.ofMinutes(5)),
        makesUsers,
        token);
  }
}
