package dev.serai.gateway.internal.exchange;

/**
 * Who calls, and where.
 *
 * @param principal who
 * @param scope what the URL gives access to
 */
public record Caller(Principal principal, Scope scope) {
  @Override
  public String toString() {
    return principal.name() + " at " + scope.kind() + " " + scope.name();
  }
}
