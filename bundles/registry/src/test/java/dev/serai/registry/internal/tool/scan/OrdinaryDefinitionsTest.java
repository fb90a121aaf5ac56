package dev.serai.registry.internal.tool.scan;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.registry.internal.tool.Definition;
import dev.serai.registry.internal.tool.DefinitionKind;
import dev.serai.registry.internal.tool.Deviations;
import dev.serai.registry.internal.tool.Inventory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** What honest servers define, with what is easily mistaken: emoji, other scripts, data URIs. */
public class OrdinaryDefinitionsTest {
  private static final Path FILE = Path.of("src/test/resources/ordinary/tools.json");

  private final ObjectMapper mapper = new ObjectMapper();

  @Test
  public void definitionsWithWhatIsEasilyMistakenAreClean() throws IOException {
    OtherServer other = new OtherServer("other", List.of("weather", "list_files"));
    assertEquals(List.of(), DefinitionScan.of(inventory(), List.of(other)));
  }

  @Test
  public void anotherSerializationIsNoDeviation() throws IOException {
    Inventory server = inventory();
    for (Definition definition : server.definitions()) {
      DefinitionKind kind = definition.key().kind();
      if (kind != DefinitionKind.INSTRUCTIONS) {
        String other = mapper.readTree(definition.text()).toPrettyString();
        List<byte[]> listed = List.of(other.getBytes(StandardCharsets.UTF_8));
        Inventory again = Inventory.read(Map.of(kind, listed), null);
        assertEquals(definition.hash(), again.find(definition.key()).get().hash());
      }
    }
    assertTrue(Deviations.between(server, server).isEmpty());
  }

  private Inventory inventory() throws IOException {
    JsonNode answers = mapper.readTree(Files.readAllBytes(FILE));
    Map<DefinitionKind, List<byte[]>> listed = new EnumMap<>(DefinitionKind.class);
    listed.put(DefinitionKind.TOOL, items(answers.get("tools")));
    listed.put(DefinitionKind.PROMPT, items(answers.get("prompts")));
    listed.put(DefinitionKind.RESOURCE, items(answers.get("resources")));
    listed.put(DefinitionKind.TEMPLATE, items(answers.get("templates")));
    return Inventory.read(listed, answers.path("instructions").textValue());
  }

  private List<byte[]> items(JsonNode list) throws IOException {
    List<byte[]> items = new ArrayList<>();
    for (JsonNode item : list) {
      items.add(mapper.writeValueAsBytes(item));
    }
    return items;
  }
}
