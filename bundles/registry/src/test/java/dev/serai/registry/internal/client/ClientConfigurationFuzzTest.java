package dev.serai.registry.internal.client;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.registry.internal.FuzzSeeds;
import dev.serai.registry.internal.client.Conversion.Converted;
import dev.serai.registry.internal.client.Conversion.Refused;
import dev.serai.registry.internal.document.Findings;
import dev.serai.registry.internal.document.JsonDocuments;
import dev.serai.registry.internal.document.ServerDocument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.Test;

public class ClientConfigurationFuzzTest {
  private static final long SEED = 20251211;
  private static final int ROUNDS = 120;

  @Test
  public void mutatedConfigurationsAreConvertedWholeOrRefused() throws Exception {
    FuzzSeeds.each(SEED, this::mutatedConfigurationsAreConvertedWholeOrRefused);
  }

  private void mutatedConfigurationsAreConvertedWholeOrRefused(long seed) throws Exception {
    ClientMutation mutation = new ClientMutation(new Random(seed));
    int converted = 0;
    int refused = 0;
    for (JsonNode original : documents()) {
      for (int i = 0; i < ROUNDS; i++) {
        String text = mutation.of(original).toString();
        for (Conversion each : convert(text.getBytes(StandardCharsets.UTF_8))) {
          check(each, text);
          converted += each instanceof Converted ? 1 : 0;
          refused += each instanceof Refused ? 1 : 0;
        }
      }
    }
    assertTrue(converted + " and " + refused, converted > 1000 && refused > 1000);
  }

  @Test
  public void brokenBytesAreProblems() throws Exception {
    FuzzSeeds.each(SEED, this::brokenBytesAreProblems);
  }

  private void brokenBytesAreProblems(long seed) throws Exception {
    Random random = new Random(seed);
    for (byte[] original : RealConfigurations.all().values()) {
      for (int i = 0; i < ROUNDS / 4; i++) {
        byte[] bytes = original.clone();
        for (int hits = random.nextInt(4); hits >= 0; hits--) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        convert(bytes).forEach(each -> check(each, new String(bytes, StandardCharsets.ISO_8859_1)));
      }
    }
  }

  private static List<Conversion> convert(byte[] bytes) {
    Findings findings = new Findings("f");
    List<Conversion> all = ClientConfiguration.read(bytes, findings);
    assertTrue("a file is told apart or read", all.isEmpty() != findings.isEmpty());
    return all;
  }

  private static void check(Conversion each, String text) {
    if (each instanceof Refused refused) {
      assertFalse(text, refused.problems().isEmpty());
      assertNoSecret(refused.problems().toString(), text);
      return;
    }
    Converted converted = (Converted) each;
    Findings findings = new Findings("f");
    ServerDocument.read(converted.document(), findings);
    assertEquals(text, List.of(), findings.problems());
    TestingClient.canBeLaunched(converted);
    assertNoSecret(converted.document().toString(), text);
    assertNoSecret(converted.toString(), text);
  }

  private static void assertNoSecret(String shown, String text) {
    for (String secret : ClientMutation.SECRETS) {
      assertFalse(shown + " of " + text, shown.contains(secret));
    }
  }

  private static List<JsonNode> documents() throws Exception {
    List<JsonNode> documents = new ArrayList<>();
    for (byte[] text : RealConfigurations.all().values()) {
      JsonDocuments.withComments().parse(text, new Findings("f")).ifPresent(documents::add);
    }
    return documents;
  }
}
