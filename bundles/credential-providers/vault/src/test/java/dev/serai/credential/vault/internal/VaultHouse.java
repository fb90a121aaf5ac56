package dev.serai.credential.vault.internal;

import dev.serai.core.credential.CredentialReference;
import dev.serai.credential.vault.server.TestingVault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;

/** A Vault, and a provider that asks it. */
final class VaultHouse extends ExternalResource {
  static final String ROOT = "hvs.planted-7c1e-root";

  private final TemporaryFolder folder = new TemporaryFolder();
  private final Map<String, Object> settings = new HashMap<>();
  private final List<CredentialReference> changes = new CopyOnWriteArrayList<>();
  private TestingVault vault;
  private VaultCredentialProvider provider;

  @Override
  public Statement apply(Statement base, Description description) {
    return folder.apply(super.apply(base, description), description);
  }

  @Override
  protected void before() throws IOException {
    vault = TestingVault.start().root(ROOT);
    set("address", vault.address());
    set("token-file", file("token", ROOT).toString());
    set("read-only", false);
    set("retry-millis", 2_000L);
  }

  @Override
  protected void after() {
    if (provider != null) {
      provider.close();
    }
    vault.close();
  }

  VaultHouse set(String setting, Object value) {
    settings.put(setting, value);
    return this;
  }

  Path file(String name, String content) {
    try {
      return Files.writeString(folder.getRoot().toPath().resolve(name), content + "\n");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  TestingVault vault() {
    return vault;
  }

  /** As its settings were when it was first asked for. */
  VaultCredentialProvider provider() {
    if (provider == null) {
      provider =
          new VaultCredentialProvider(
              VaultSettings.of(TestingConfig.with(settings)), Clock.systemUTC(), changes::add);
    }
    return provider;
  }

  /** What the provider said that has changed. */
  List<CredentialReference> changes() {
    return changes;
  }
}
