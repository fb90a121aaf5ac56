package dev.serai.access.internal;

import dev.serai.access.internal.accounts.AccountLedger;
import dev.serai.access.internal.accounts.AccountUpdates;
import dev.serai.access.internal.accounts.Accounts;
import dev.serai.access.internal.accounts.NewAccounts;
import dev.serai.access.internal.accounts.Stores;
import dev.serai.access.internal.accounts.TokenUses;
import dev.serai.access.internal.authentication.Authentication;
import dev.serai.access.internal.authentication.ExternalTokens;
import dev.serai.access.internal.authentication.OwnTokens;
import dev.serai.access.internal.authentication.VerifiedTokens;
import dev.serai.access.internal.decision.Deciders;
import dev.serai.access.internal.identity.Issuers;
import dev.serai.access.internal.identity.SignedTokens;
import dev.serai.access.internal.throttle.FailureThrottle;
import dev.serai.access.internal.throttle.RefusedTokens;
import dev.serai.access.internal.waiting.WaitingRoom;
import dev.serai.core.access.Access;
import dev.serai.core.access.AuditLog;
import dev.serai.core.access.Bearer;
import dev.serai.core.access.Decider;
import dev.serai.core.access.Decision;
import dev.serai.core.access.Principal;
import dev.serai.core.access.Resource;
import dev.serai.core.access.Verb;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.health.Health;
import dev.serai.core.health.HealthCheck;
import dev.serai.core.service.ServiceSlot;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Access as a component: binds issuers, rules and the audit log. */
@Component(
    immediate = true,
    configurationPid = "dev.serai.access",
    service = {Access.class, HealthCheck.class})
public final class AccessComponent implements Access, HealthCheck {
  private static final Logger LOG = LoggerFactory.getLogger(AccessComponent.class);
  private static final Duration WAIT = Duration.ofSeconds(5);

  private final ServiceSlot<AuditLog> auditLog = new ServiceSlot<>("audit log");
  private final Issuers issuers;
  private final VerifiedTokens verified = new VerifiedTokens();
  private final Background background = new Background();
  private final Deciders deciders;
  private final Authentication authentication;
  private final RefusedTokens refused;
  private final AccessHealth health;
  private final boolean required;
  private final List<String> scopes;

  /** Reads the settings. */
  @Activate
  public AccessComponent(
      @Reference AccountsComponent accounts,
      @Reference ConfiguredIssuers configured,
      AccessConfig config) {
    this(
        accounts.accounts(),
        accounts.stores(),
        AccessSettings.of(config, configured.any()),
        new Issuers(configured),
        WAIT,
        Clock.systemUTC());
  }

  AccessComponent(
      Accounts accounts,
      Stores stores,
      AccessSettings settings,
      Issuers issuers,
      Duration wait,
      Clock clock) {
    this.issuers = issuers;
    required = settings.required();
    scopes = settings.scopes();
    deciders = new Deciders(settings.deciderRequired(), clock);
    WaitingRoom waiting = new WaitingRoom(ErrorCode.STORE_UNAVAILABLE);
    AccountLedger ledger = new AccountLedger(stores, auditLog, clock);
    authentication =
        new Authentication(
            List.of(
                new OwnTokens(
                    accounts,
                    stores,
                    new TokenUses(stores, background.uses()),
                    waiting,
                    background.accounts(),
                    clock),
                new ExternalTokens(
                    accounts,
                    issuers,
                    verified,
                    new NewAccounts(stores, background.accounts(), ledger, waiting),
                    new AccountUpdates(background.accounts(), ledger),
                    waiting,
                    clock)),
            new FailureThrottle(settings.failuresPerMinute(), clock),
            wait);
    refused = new RefusedTokens(auditLog, clock);
    health = new AccessHealth(accounts, stores, deciders, this::required);
  }

  @Activate
  void activate() {
    if (!required()) {
      LOG.info(
          "Calls from this machine need no token; set require-authentication = true in"
              + " etc/dev.serai.access.cfg, or an issuer, to change that");
    }
  }

  @Deactivate
  void deactivate() {
    refused.flush();
    background.close();
  }

  @Override
  public CompletionStage<Principal> authenticate(Bearer bearer) {
    CompletionStage<Principal> answer = authentication.authenticate(bearer);
    refused.watch(bearer, answer);
    return answer;
  }

  @Override
  public Decision decide(Principal who, Verb verb, Resource what) {
    return deciders.decide(who, verb, what);
  }

  /** Once there was an issuer it stays so: that one is being replaced opens nothing. */
  @Override
  public boolean required() {
    return required || issuers.known();
  }

  @Override
  public List<String> issuers() {
    return issuers.names();
  }

  @Override
  public List<String> scopes() {
    return scopes;
  }

  @Override
  public String name() {
    return health.name();
  }

  @Override
  public Health check() {
    return health.check();
  }

  /** An issuer comes. */
  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  public void addIssuer(SignedTokens tokens) {
    tokens.onWithdrawal(() -> verified.forget(tokens.issuer()));
    issuers.add(tokens);
    LOG.info("There is an identity provider, {}; calls need a token", tokens.issuer());
  }

  void removeIssuer(SignedTokens tokens) {
    issuers.remove(tokens);
    tokens.onWithdrawal(() -> {});
    verified.forget(tokens.issuer());
    LOG.info("The identity provider {} is gone", tokens.issuer());
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addDecider(Decider decider, Map<String, Object> properties) {
    deciders.add(decider, properties);
  }

  void removeDecider(Decider decider, Map<String, Object> properties) {
    deciders.remove(decider, properties);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addAuditLog(AuditLog log) {
    auditLog.bind(log);
  }

  void removeAuditLog(AuditLog log) {
    auditLog.unbind(log);
  }
}
