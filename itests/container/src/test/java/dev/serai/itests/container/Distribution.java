package dev.serai.itests.container;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;

/** The distribution, unpacked and started as its users start it, on free ports. */
final class Distribution extends ExternalResource {
  private static final Duration START_LIMIT = Duration.ofSeconds(90);

  private final TemporaryFolder folder = new TemporaryFolder();
  private final int httpPort = FreePort.take();
  private final int consolePort = FreePort.take();
  private final List<Entry> entries = new ArrayList<>();
  private Path home;
  private Process process;
  private Console console;

  /** Adds a document to {@code etc/servers} before the start. */
  Distribution with(String alias, String document) {
    entries.add(new Entry(alias, document));
    return this;
  }

  /** A file that the build made, relative to the root of the sources. */
  static Path built(String file) {
    String name = file.replace("VERSION", System.getProperty("serai.version"));
    return Path.of(System.getProperty("serai.root")).resolve(name).normalize().toAbsolutePath();
  }

  @Override
  protected void before() throws Exception {
    folder.create();
    home = folder.newFolder("home").toPath();
    unpack();
    for (Entry entry : entries) {
      Files.writeString(home.resolve("etc/servers/" + entry.alias + ".json"), entry.document);
    }
    start();
    Eventually.get(START_LIMIT, this::answers, answers -> answers);
    console = new Console(consolePort, home.resolve("etc/console.key"));
  }

  private void unpack() throws Exception {
    String archive = built("assembly/target/serai-VERSION.tar.gz").toString();
    List<String> tar = List.of("tar", "-xzf", archive, "--strip-components=1");
    int status = new ProcessBuilder(tar).directory(home.toFile()).inheritIO().start().waitFor();
    if (status != 0) {
      throw new IOException("tar ended with " + status);
    }
  }

  private void start() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/karaf").toString(), "daemon");
    builder.environment().keySet().removeIf(name -> name.startsWith("KARAF_"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder
        .environment()
        .put("ORG_OPS4J_PAX_WEB_ORG_OSGI_SERVICE_HTTP_PORT", String.valueOf(httpPort));
    builder.environment().put("ORG_APACHE_KARAF_SHELL_SSHPORT", String.valueOf(consolePort));
    process = builder.redirectErrorStream(true).redirectOutput(folder.newFile("start.log")).start();
  }

  private boolean answers() throws IOException {
    if (!process.isAlive()) {
      throw new IOException(Files.readString(folder.getRoot().toPath().resolve("start.log")));
    }
    try {
      return new McpClient(endpoint()).ping().status() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + httpPort + "/mcp");
  }

  /** The endpoint of one server. */
  URI endpoint(String server) {
    return URI.create("http://127.0.0.1:" + httpPort + "/servers/" + server + "/mcp");
  }

  Console console() {
    return console;
  }

  int httpPort() {
    return httpPort;
  }

  int consolePort() {
    return consolePort;
  }

  Path home() {
    return home;
  }

  long pid() {
    return process.pid();
  }

  /** Puts a jar into the deploy folder, whole at once. */
  void drop(Path jar, String name) throws IOException {
    Path hidden = home.resolve("deploy/." + name);
    Files.copy(jar, hidden, StandardCopyOption.REPLACE_EXISTING);
    Files.move(hidden, home.resolve("deploy/" + name), StandardCopyOption.ATOMIC_MOVE);
  }

  void remove(String name) throws IOException {
    Files.deleteIfExists(home.resolve("deploy/" + name));
  }

  /** The warnings and errors of the log, each without its stack. */
  List<String> warnings() throws IOException {
    try (Stream<String> lines = Files.lines(home.resolve("data/log/karaf.log"))) {
      return lines.filter(line -> line.contains("WARN") || line.contains("ERROR")).toList();
    }
  }

  @Override
  protected void after() {
    try {
      if (console != null) {
        console.close();
      }
      if (process != null) {
        end();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } finally {
      keepLog();
      folder.delete();
    }
  }

  private void end() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(40, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  /** For whoever asks why a test failed. */
  private void keepLog() {
    try {
      Path log = home.resolve("data/log/karaf.log");
      Path kept = Path.of("target", "karaf-" + httpPort + ".log");
      Files.copy(log, kept, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      System.err.println("The log is lost: " + e);
    }
  }

  private record Entry(String alias, String document) {}
}
