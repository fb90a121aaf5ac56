package dev.serai.registry.internal.folder;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.CommandLaunch;
import dev.serai.core.registry.RemoteLaunch;
import dev.serai.registry.internal.document.Findings;
import dev.serai.registry.internal.document.JsonDocuments;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class SamplesTest {
  private static final Path SAMPLES = Path.of("src/test/resources/samples");
  private static final Pattern EXAMPLE = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);

  @Rule public final TemporaryFolder root = new TemporaryFolder();

  @Test
  public void soundSamplesBecomeEntries() {
    Map<String, CatalogEntry> entries = new TreeMap<>();
    FolderContents contents = look("valid");
    assertEquals(List.of(), contents.problems());
    contents.entries().forEach(entry -> entries.put(entry.alias().value(), entry));
    assertEquals(Set.of("calendar", "duck", "example", "search"), entries.keySet());
    assertEquals(
        List.of("npx", "-y", "@example/calendar-mcp@0.9.1"), argv(entries.get("calendar")));
    assertEquals(
        List.of("uvx", "mcp-server-duck==0.8.0", "--transport", "stdio", "--query-timeout", "-1"),
        argv(entries.get("duck")));
    assertEquals(List.of("npx", "-y", "search@0.0.1"), argv(entries.get("search")));
    assertEquals(
        "https://mcp.example.com/mcp", ((RemoteLaunch) entries.get("example").launch()).url());
  }

  @Test
  public void badSamplesAreToldWithTheirPlaces() {
    FolderContents contents = look("invalid");
    assertEquals(List.of(), contents.entries());
    Set<String> places = new TreeSet<>();
    contents.problems().forEach(p -> places.add(p.location().replace(".json", "") + p.pointer()));
    assertEquals(
        new TreeSet<>(
            Set.of(
                "client-configuration/mcpServers",
                "container-arguments-for-npx/packages/0/runtimeArguments",
                "release-template/packages/0/version",
                "release-template/version",
                "secret-argument/packages/0/packageArguments/0",
                "store-listing/name",
                "store-listing/repository",
                "store-listing/version",
                "trailing-comma")),
        places);
  }

  @Test
  public void theExamplesOfTheReadmeBecomeEntries() throws Exception {
    Matcher example = EXAMPLE.matcher(Files.readString(Path.of("README.md")));
    Map<String, FileContent> files = new TreeMap<>();
    while (example.find()) {
      byte[] text = example.group(1).getBytes(StandardCharsets.UTF_8);
      Findings findings = new Findings("example");
      files.put(
          "example" + files.size(),
          new FileContent(new JsonDocuments().parse(text, findings), findings.problems()));
    }
    FolderContents contents =
        new EntryAssembly(new AliasBook(List.of()), 0).assemble(files, Optional.empty());
    assertEquals(List.of(), contents.problems());
    assertTrue(contents.entries().size() >= 5);
  }

  private FolderContents look(String samples) {
    Path aliases = root.getRoot().toPath().resolve("aliases.json");
    FolderScan scan = new FolderScan(SAMPLES.resolve(samples), aliases, 0);
    if (scan.look()) {
      scan.look();
    }
    return scan.contents();
  }

  private static List<String> argv(CatalogEntry entry) {
    return ((CommandLaunch) entry.launch()).argv();
  }
}
