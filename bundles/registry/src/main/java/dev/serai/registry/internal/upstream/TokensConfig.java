package dev.serai.registry.internal.upstream;

/** The tokens of other registries, in {@code etc/dev.serai.registry.cfg}. */
@interface TokensConfig {
  /**
   * {@code registry-tokens}: the files with the tokens of those that want one, as {@link
   * RegistryTokens#parse} reads them. A change takes effect with the next question.
   */
  String[] registry$_$tokens() default {};
}
