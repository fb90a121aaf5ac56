package dev.serai.credential.vault.internal;

import dev.serai.core.credential.CredentialContext;
import dev.serai.core.credential.CredentialListener;
import dev.serai.core.credential.CredentialProvider;
import dev.serai.core.credential.CredentialReference;
import dev.serai.core.credential.Secret;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.health.Health;
import dev.serai.core.health.HealthCheck;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Secrets in Vault as a service, which says what is wrong while its settings are. */
@Component(
    configurationPid = "dev.serai.credential.vault",
    immediate = true,
    service = {CredentialProvider.class, HealthCheck.class})
public final class VaultComponent implements CredentialProvider, HealthCheck {
  private static final Logger LOG = LoggerFactory.getLogger(VaultComponent.class);
  private static final String FILE = "etc/dev.serai.credential.vault.cfg";

  private final List<CredentialListener> listeners = new CopyOnWriteArrayList<>();
  private final String address;
  private final VaultCredentialProvider provider;
  private final String problem;

  /** Begins to look for Vault, if the settings are right. */
  @Activate
  public VaultComponent(VaultConfig config) {
    VaultCredentialProvider opened = null;
    String wrong = null;
    try {
      opened =
          new VaultCredentialProvider(VaultSettings.of(config), Clock.systemUTC(), this::changed);
      opened.watch();
    } catch (IllegalArgumentException e) {
      wrong = "Vault is not set up. In " + FILE + " the setting " + e.getMessage();
      LOG.warn(wrong);
    }
    address = config.address();
    provider = opened;
    problem = wrong;
  }

  @Deactivate
  void deactivate() {
    if (provider != null) {
      provider.close();
    }
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addListener(CredentialListener listener) {
    listeners.add(listener);
  }

  void removeListener(CredentialListener listener) {
    listeners.remove(listener);
  }

  @Override
  public String scheme() {
    return VaultCredentialProvider.SCHEME;
  }

  @Override
  public boolean isWritable() {
    return provider != null && provider.isWritable();
  }

  @Override
  public CompletionStage<Secret> resolve(CredentialReference reference, CredentialContext context) {
    return ask(vault -> vault.resolve(reference, context));
  }

  @Override
  public CompletionStage<Void> store(
      CredentialReference reference, byte[] value, CredentialContext context) {
    return ask(vault -> vault.store(reference, value, context));
  }

  @Override
  public CompletionStage<Void> delete(CredentialReference reference, CredentialContext context) {
    return ask(vault -> vault.delete(reference, context));
  }

  @Override
  public CompletionStage<Void> release(CredentialReference reference, CredentialContext context) {
    return ask(vault -> vault.release(reference, context));
  }

  @Override
  public String name() {
    return "credential-vault";
  }

  @Override
  public Health check() {
    if (provider == null) {
      return Health.degraded(problem);
    }
    return provider
        .fault()
        .map(fault -> Health.degraded(fault + " Its address is " + address + "."))
        .orElseGet(() -> Health.up("Vault at " + address + " answers."));
  }

  private <T> CompletionStage<T> ask(Function<VaultCredentialProvider, CompletionStage<T>> work) {
    return provider == null
        ? CompletableFuture.failedStage(
            new SeraiException(ErrorCode.CREDENTIAL_UNAVAILABLE, problem))
        : work.apply(provider);
  }

  private void changed(CredentialReference reference) {
    listeners.forEach(listener -> listener.credentialChanged(reference));
  }
}
