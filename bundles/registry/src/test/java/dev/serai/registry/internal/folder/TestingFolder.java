package dev.serai.registry.internal.folder;

import static org.junit.Assert.assertTrue;

import dev.serai.core.registry.CatalogEntry;
import dev.serai.core.registry.EntryProblem;
import dev.serai.registry.internal.document.TestingDocuments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A folder of documents and a source that follows it; a restart makes another source. */
final class TestingFolder implements AutoCloseable {
  private static final long LIMIT_NANOS = Duration.ofSeconds(20).toNanos();

  private final Path folder;
  private final Path aliases;
  private final Duration rescan;
  private FolderCatalogSource source;

  TestingFolder(Path root, Duration rescan) {
    this.folder = root.resolve("servers");
    this.aliases = root.resolve("data/aliases.json");
    this.rescan = rescan;
  }

  TestingFolder create() throws IOException {
    Files.createDirectories(folder);
    return this;
  }

  void start() {
    source = new FolderCatalogSource(folder, aliases, 0, rescan, Duration.ofMillis(40));
    source.onChange(this::wake);
  }

  void restart() {
    close();
    start();
  }

  Path path(String file) {
    return folder.resolve(file);
  }

  void write(String file, String name, String version, String options) throws IOException {
    Files.writeString(path(file), document(name, version, options));
  }

  static String document(String name, String version, String options) {
    return TestingDocuments.json(
        "{'name':'"
            + name
            + "','description':'d','version':'"
            + version
            + "','packages':[{'registryType':'npm','identifier':'x','transport':{'type':'stdio'}}],"
            + "'_meta':{'dev.serai/options':{"
            + options
            + "}}}");
  }

  List<String> aliases() {
    return source.entries().stream().map(entry -> entry.alias().value()).sorted().toList();
  }

  FolderCatalogSource source() {
    return source;
  }

  CatalogEntry only() {
    return source.entries().get(0);
  }

  List<EntryProblem> problems() {
    return source.problems();
  }

  void awaitAliases(String... expected) throws InterruptedException {
    await(() -> aliases().equals(List.of(expected)));
  }

  void awaitProblem(String file, String reason) throws InterruptedException {
    await(
        () ->
            problems().stream()
                .anyMatch(p -> p.location().equals(file) && p.reason().contains(reason)));
  }

  /** Waits for a condition, which is looked at after each change that the source tells. */
  synchronized void await(BooleanSupplier condition) throws InterruptedException {
    long begun = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertTrue(
          "within 20 s; now " + aliases() + problems(), System.nanoTime() - begun < LIMIT_NANOS);
      wait(1000);
    }
  }

  @Override
  public void close() {
    source.deactivate();
  }

  private synchronized void wake() {
    notifyAll();
  }
}
