package dev.serai.registry.internal.client;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.registry.EntryProblem;
import dev.serai.registry.internal.client.Conversion.Converted;
import dev.serai.registry.internal.client.Conversion.Refused;
import dev.serai.registry.internal.document.Findings;
import dev.serai.registry.internal.document.ServerDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.Test;

/**
 * The table {@code outcomes.tsv}: file, server, then what it became (a type and what it runs or
 * where it is, secrets kept beside it) or the pointers of what it was refused for.
 */
public class RealConfigurationsTest {

  @Test
  public void eachServerBecomesWhatTheTableSays() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : RealConfigurations.all().entrySet()) {
      lines.addAll(outcomes(file.getKey(), file.getValue()));
    }
    assertEquals(
        Files.readString(RealConfigurations.FOLDER.resolve("outcomes.tsv")),
        lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
  }

  @Test
  public void eachConversionIsReadByTheRegistry() throws IOException {
    int launched = 0;
    for (Map.Entry<String, byte[]> file : RealConfigurations.all().entrySet()) {
      for (Conversion each : ClientConfiguration.read(file.getValue(), new Findings("f"))) {
        if (each instanceof Converted converted) {
          Findings findings = new Findings(file.getKey());
          assertTrue(ServerDocument.read(converted.document(), findings).isPresent());
          assertEquals(List.of(), findings.problems());
          launched += TestingClient.canBeLaunched(converted) ? 1 : 0;
        }
      }
    }
    assertTrue("it is " + launched, launched > 20);
  }

  private static List<String> outcomes(String file, byte[] text) {
    Findings findings = new Findings(file);
    List<String> lines = new ArrayList<>();
    ClientConfiguration.read(text, findings)
        .forEach(each -> lines.add(file + "\t" + each.client() + "\t" + outcome(each)));
    for (EntryProblem problem : findings.problems()) {
      lines.add(file + "\t-\trefused\t" + problem.pointer());
    }
    return lines;
  }

  private static String outcome(Conversion each) {
    if (each instanceof Refused refused) {
      return "refused\t"
          + refused.problems().stream()
              .map(EntryProblem::pointer)
              .collect(Collectors.joining("\t"));
    }
    Converted converted = (Converted) each;
    String secrets =
        converted.secrets().stream().map(LiteralSecret::name).collect(Collectors.joining(","));
    return kind(converted.document()) + (secrets.isEmpty() ? "" : "\tsecrets: " + secrets);
  }

  private static String kind(JsonNode document) {
    JsonNode parcel = document.path("packages").path(0);
    JsonNode remote = document.path("remotes").path(0);
    if (!parcel.isMissingNode()) {
      return parcel.path("registryType").asText() + "\t" + parcel.path("identifier").asText();
    }
    if (!remote.isMissingNode()) {
      return remote.path("type").asText() + "\t" + remote.path("url").asText();
    }
    return "command\t" + document.path("_meta").path("dev.serai/options").path("command").asText();
  }
}
