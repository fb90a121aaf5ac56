package dev.serai.store.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assume.assumeTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL for one test, which it may stop; left out where none is installed. */
final class OwnPostgres extends ExternalResource {
  private static final Path INSTALLED = Path.of("/usr/lib/postgresql");

  private final TemporaryFolder folder = new TemporaryFolder();
  private final Map<String, String> variables = new HashMap<>();

  HikariDataSource pool() {
    PGSimpleDataSource driver = new PGSimpleDataSource();
    driver.setUrl(variables.get("URL") + "?connectTimeout=5&socketTimeout=30");
    driver.setUser(variables.get("USER"));
    driver.setPassword(variables.get("PASSWORD"));
    HikariConfig pool = new HikariConfig(ShippedSettings.pool(ShippedSettings.in(Path.of("."))));
    pool.setDataSource(driver);
    return new HikariDataSource(pool);
  }

  /** Ends it as a crash would, and starts it again. */
  void crashAndStart() throws Exception {
    run(variables.get("STOP").replace("immediate stop", "immediate -w -t 60 restart"));
  }

  @Override
  protected void before() throws Throwable {
    assumeTrue("left out: no PostgreSQL is installed in " + INSTALLED, installed());
    folder.create();
    String port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = Integer.toString(free.getLocalPort());
    }
    Process start =
        new ProcessBuilder("../../.ci/postgres", folder.getRoot().toString(), port)
            .redirectError(folder.newFile())
            .start();
    start.inputReader().lines().forEach(this::read);
    assertEquals(0, start.waitFor());
  }

  @Override
  protected void after() {
    try {
      if (variables.containsKey("STOP")) {
        run(variables.get("STOP"));
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      folder.delete();
    }
  }

  private void read(String line) {
    String[] parts = line.replace("export SERAI_POSTGRES_", "").split("=", 2);
    variables.put(parts[0], parts[1].replace("'", ""));
  }

  private void run(String command) throws Exception {
    Process process =
        new ProcessBuilder(command.strip().split(" +"))
            .redirectErrorStream(true)
            .redirectOutput(folder.newFile())
            .start();
    assertEquals(command, 0, process.waitFor());
  }

  private static boolean installed() throws Exception {
    if (!Files.isDirectory(INSTALLED)) {
      return false;
    }
    try (DirectoryStream<Path> servers =
        Files.newDirectoryStream(
            INSTALLED, version -> Files.exists(version.resolve("bin/initdb")))) {
      return servers.iterator().hasNext();
    }
  }
}
