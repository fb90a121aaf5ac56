package dev.serai.access.internal.oidc;

import dev.serai.access.internal.identity.ExternalIdentity;
import dev.serai.access.internal.identity.SignedTokens;
import dev.serai.core.health.Health;
import dev.serai.core.health.HealthCheck;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One identity provider for each configuration. */
@Component(
    configurationPid = "dev.serai.access.issuer",
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    immediate = true,
    service = {SignedTokens.class, HealthCheck.class})
public final class IssuerComponent implements SignedTokens, HealthCheck {
  private static final Logger LOG = LoggerFactory.getLogger(IssuerComponent.class);

  private final String name;
  private final Issuer issuer;

  /** Starts to fetch the provider's keys, if the settings are right. */
  @Activate
  public IssuerComponent(IssuerConfig config, Map<String, Object> properties) {
    name = IssuerName.of(properties);
    issuer = open(name, config);
  }

  @Override
  public String issuer() {
    return issuer.issuer();
  }

  @Override
  public void onWithdrawal(Runnable action) {
    issuer.onWithdrawal(action);
  }

  @Override
  public CompletionStage<ExternalIdentity> verify(String token) {
    return issuer.verify(token);
  }

  @Override
  public String name() {
    return "issuer-" + name;
  }

  @Override
  public Health check() {
    return issuer.check();
  }

  @Deactivate
  void deactivate() {
    issuer.close();
  }

  private static Issuer open(String name, IssuerConfig config) {
    try {
      return LiveIssuer.start(name, IssuerSettings.of(config));
    } catch (IllegalArgumentException e) {
      LOG.error(
          "No token of the identity provider {} is accepted. In"
              + " etc/dev.serai.access.issuer-{}.cfg the setting {}",
          name,
          name,
          e.getMessage());
      return new RefusedIssuer(name, config.issuer(), e.getMessage());
    }
  }
}
