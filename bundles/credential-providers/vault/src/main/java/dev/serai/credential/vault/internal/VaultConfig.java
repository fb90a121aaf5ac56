package dev.serai.credential.vault.internal;

/** Settings of the provider, PID {@code dev.serai.credential.vault}. Secrets stand in files. */
@interface VaultConfig {
  /** Where Vault is, as {@code https://vault.example.com:8200}; empty until it is set up. */
  String address() default "";

  /** The namespace, or empty for the root. */
  String namespace() default "";

  /**
   * How Serai gets a client token: {@code token}, {@code approle}, {@code kubernetes}, {@code jwt}.
   */
  String auth() default "token";

  /** Where the method is mounted; empty for the method's own name. */
  String auth$_$mount() default "";

  /** The role of {@code kubernetes} and {@code jwt}; the role id of {@code approle}. */
  String role() default "";

  /** The file with the client token, for {@code token}. */
  String token$_$file() default "";

  /** The file with the secret id, for {@code approle}. */
  String secret$_$id$_$file() default "";

  /** The file with the JWT, for {@code jwt} and {@code kubernetes}. */
  String jwt$_$file() default "/var/run/secrets/kubernetes.io/serviceaccount/token";

  /** A file with the certificates (PEM) that Vault's is signed by; empty for those of the JDK. */
  String ca$_$file() default "";

  /**
   * Engines of mounts as {@code secret/=kv2}, {@code old/=kv1} or {@code database/=dynamic}; Vault
   * is asked for all others.
   */
  String[] mounts() default {};

  /** Whether nothing is changed in Vault through Serai. */
  boolean read$_$only() default true;

  /** How long a connection may take, in ms; 1 to 60,000. */
  long connect$_$millis() default 2_000;

  /** How long an answer may take, in ms; 1 to 60,000. */
  long request$_$millis() default 5_000;

  /** For how long a request is sent again that Vault cannot answer now, in ms; 0 to 60,000. */
  long retry$_$millis() default 5_000;

  /** How long what was read is used on while Vault is away, in s; 0 to 3,600. */
  long keep$_$seconds() default 30;
}
