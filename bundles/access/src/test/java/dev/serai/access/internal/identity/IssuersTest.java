package dev.serai.access.internal.identity;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.access.internal.TestingSignedTokens;
import java.time.Duration;
import java.util.List;
import org.junit.Test;

public class IssuersTest {
  @Test
  public void aProviderWhoseSettingsDoNotNameItIsToldToNobody() {
    Issuers issuers = new Issuers(Duration.ZERO);
    issuers.add(new TestingSignedTokens(""));
    issuers.add(new TestingSignedTokens("https://id.example.org"));
    assertEquals(List.of("https://id.example.org"), issuers.names());
  }

  @Test
  public void suchAProviderIsKnownAllTheSame() {
    Issuers issuers = new Issuers(Duration.ZERO);
    issuers.add(new TestingSignedTokens(""));
    assertTrue(issuers.known());
  }
}
