package dev.serai.orchestrator.internal.credential;

import dev.serai.core.credential.CredentialContext;
import dev.serai.core.credential.CredentialProvider;
import dev.serai.core.credential.CredentialReference;
import dev.serai.core.credential.PendingAnswers;
import dev.serai.core.credential.Secret;
import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.service.ServiceLease;
import dev.serai.core.service.ServiceSlot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Has references resolved by the providers of their schemes. A scheme without a provider is waited
 * for, within a bound. Safe for use by any thread.
 */
@Component(service = CredentialProviders.class)
public final class CredentialProviders {
  private static final Duration WAIT = Duration.ofSeconds(2);

  private final Duration wait;
  private final Duration drain;
  private final Map<String, ProvidersOfScheme> schemes = new ConcurrentHashMap<>();
  private final PendingAnswers answers = new PendingAnswers("of any scheme");

  /** Without any provider. */
  @Activate
  public CredentialProviders() {
    this(WAIT, ServiceSlot.MAX_DRAIN);
  }

  CredentialProviders(Duration wait, Duration drain) {
    this.wait = wait;
    this.drain = drain;
  }

  @Deactivate
  void deactivate() {
    answers.close();
  }

  /** Another provider may be asked from now on. */
  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  public void addProvider(
      CredentialProvider provider, ServiceReference<CredentialProvider> reference) {
    of(provider.scheme()).add(provider, ProviderRank.of(reference));
  }

  void removeProvider(CredentialProvider provider, ServiceReference<CredentialProvider> reference) {
    of(provider.scheme()).remove(provider, ProviderRank.of(reference));
  }

  /** Schemes that can be resolved now, in the order of their names. */
  public List<String> schemes() {
    return schemes.entrySet().stream()
        .filter(entry -> entry.getValue().isBound())
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /**
   * The secret that a reference names.
   *
   * @return as {@link CredentialProvider#resolve}; fails with {@code CREDENTIAL_PROVIDER_MISSING}
   *     if no provider of the scheme comes in time
   */
  public CompletionStage<Secret> resolve(CredentialReference reference, CredentialContext context) {
    return use(reference, provider -> provider.resolve(reference, context));
  }

  /** Gives back what was lent; see {@link CredentialProvider#release}. */
  public CompletionStage<Void> release(CredentialReference reference, CredentialContext context) {
    return use(reference, provider -> provider.release(reference, context));
  }

  private <T> CompletionStage<T> use(
      CredentialReference reference, Function<CredentialProvider, CompletionStage<T>> work) {
    return answers.of(
        () ->
            of(reference.scheme())
                .acquire(wait)
                .handle((lease, missing) -> present(reference, lease, missing))
                .thenCompose(lease -> use(lease, work)));
  }

  private static <T> CompletionStage<T> use(
      ServiceLease<CredentialProvider> lease,
      Function<CredentialProvider, CompletionStage<T>> work) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    lease.onRevoke(
        () ->
            answer.completeExceptionally(
                new SeraiException(
                    ErrorCode.SERVICE_REPLACED, "The credential provider is being replaced.")));
    work.apply(lease.service())
        .whenComplete(
            (value, error) -> {
              lease.close();
              if (error != null) {
                answer.completeExceptionally(error);
              } else if (!answer.complete(value) && value instanceof Secret unwanted) {
                unwanted.close();
              }
            });
    return answer;
  }

  private static ServiceLease<CredentialProvider> present(
      CredentialReference reference, ServiceLease<CredentialProvider> lease, Throwable missing) {
    if (missing != null) {
      throw new CompletionException(
          new SeraiException(
              ErrorCode.CREDENTIAL_PROVIDER_MISSING,
              "No provider of " + reference.scheme() + ": credentials is here."));
    }
    return lease;
  }

  private ProvidersOfScheme of(String scheme) {
    return schemes.computeIfAbsent(scheme, name -> new ProvidersOfScheme(name, drain));
  }
}
