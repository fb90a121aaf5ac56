package dev.serai.registry.internal.catalog;

import static dev.serai.core.store.OwnerRef.ORGANIZATION;
import static dev.serai.registry.internal.catalog.TestingCatalog.EDITOR;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.ImportOptions;
import dev.serai.core.registry.ImportOutcome;
import dev.serai.core.registry.ImportOutcome.Imported;
import dev.serai.core.registry.ImportOutcome.Refused;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import dev.serai.core.store.Versioned;
import dev.serai.registry.internal.FuzzSeeds;
import dev.serai.registry.internal.client.ClientMutation;
import dev.serai.registry.internal.document.DocumentFacts;
import dev.serai.registry.internal.document.Findings;
import dev.serai.registry.internal.document.JsonDocuments;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.Test;

/** Whatever comes, a server becomes a whole entry or none, and it is said why. */
public class EntryImportFuzzTest {
  private static final long SEED = 20260728;
  private static final int ROUNDS = 25;
  private static final ImportOptions OPTIONS = new ImportOptions(ORGANIZATION, State.ACTIVE, false);

  private int imported;
  private int refused;

  @Test
  public void mutatedFiles() throws Exception {
    FuzzSeeds.each(SEED, this::mutatedFiles);
    assertTrue(imported + " and " + refused, imported > 300 && refused > 300);
  }

  private void mutatedFiles(long seed) throws Exception {
    ClientMutation mutation = new ClientMutation(new Random(seed));
    for (Map.Entry<String, byte[]> file : RealFiles.all().entrySet()) {
      Optional<JsonNode> original =
          JsonDocuments.withComments().parse(file.getValue(), new Findings("f"));
      for (int i = 0; original.isPresent() && i < ROUNDS; i++) {
        String text = mutation.of(original.get()).toString();
        check(text.getBytes(StandardCharsets.UTF_8), file.getKey().startsWith("client"));
      }
    }
  }

  @Test
  public void brokenBytes() throws Exception {
    FuzzSeeds.each(SEED, this::brokenBytes);
  }

  private void brokenBytes(long seed) throws Exception {
    Random random = new Random(seed);
    for (byte[] original : RealFiles.all().values()) {
      for (int i = 0; i < ROUNDS; i++) {
        byte[] bytes = original.clone();
        for (int hits = random.nextInt(4); hits >= 0; hits--) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        check(bytes, false);
      }
    }
  }

  private void check(byte[] text, boolean ofClient) {
    TestingCatalog catalog = new TestingCatalog();
    List<ImportOutcome> outcomes = outcomes(catalog, text);
    Map<String, EntryRecord> after = kept(catalog);
    for (ImportOutcome outcome : outcomes) {
      if (outcome instanceof Imported made) {
        assertEquals(made.entry(), after.remove(made.entry().id()));
        assertEquals(made.entry().name(), DocumentFacts.handedIn(made.entry().document()).name());
        imported++;
      } else if (outcome instanceof Refused refusal) {
        assertFalse(outcome.toString(), refusal.problems().isEmpty());
        refused++;
      }
      if (ofClient) {
        assertNoSecret(outcome);
      }
    }
    assertEquals("what nobody was told of", Map.of(), after);
  }

  private static List<ImportOutcome> outcomes(TestingCatalog catalog, byte[] text) {
    try {
      return catalog.catalog.importAll(EDITOR, text, "test", OPTIONS);
    } catch (SeraiException e) {
      assertEquals(ErrorCode.INVALID_ENTRY, e.code());
      return List.of();
    }
  }

  private static Map<String, EntryRecord> kept(TestingCatalog catalog) {
    return catalog.store.all().stream()
        .map(Versioned::value)
        .collect(Collectors.toMap(EntryRecord::id, entry -> entry, (a, b) -> a, HashMap::new));
  }

  private static void assertNoSecret(ImportOutcome outcome) {
    String document = outcome instanceof Imported made ? made.entry().document() : "";
    for (String secret : ClientMutation.SECRETS) {
      assertFalse(outcome + document, (outcome + document).contains(secret));
    }
  }
}
