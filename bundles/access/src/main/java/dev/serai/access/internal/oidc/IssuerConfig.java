package dev.serai.access.internal.oidc;

/**
 * Settings of one identity provider, factory PID {@code dev.serai.access.issuer}. Lists are
 * separated by commas.
 */
@interface IssuerConfig {

  /** The issuer identifier, exactly as the provider's metadata and tokens spell it; required. */
  String issuer() default "";

  /** The audience that tokens for Serai carry; required. */
  String audience() default "";

  /** Where the provider's keys are; empty for what its metadata says. */
  String jwks$_$uri() default "";

  /** The signature algorithms that are accepted; asymmetric ones only. */
  String[] algorithms() default {"RS256", "ES256", "PS256"};

  /** How far the clocks may differ, in s; 0 to 300. */
  int clock$_$skew$_$seconds() default 30;

  /** How long known keys are used while the provider cannot be reached, in h; 1 to 168. */
  int keys$_$usable$_$hours() default 24;

  /** The claim that has the name people know the user by. */
  String name$_$claim() default "preferred_username";

  /** The claim that has the mail address. */
  String email$_$claim() default "email";

  /** The claim that has the groups. */
  String groups$_$claim() default "groups";

  /** The claim that has the roles. */
  String roles$_$claim() default "roles";

  /** Which of the provider's roles are which of Serai's, as {@code theirs=ours}. */
  String[] roles() default {};

  /** Whether somebody whose token is accepted for the first time gets an account. */
  boolean create$_$users() default true;
}
