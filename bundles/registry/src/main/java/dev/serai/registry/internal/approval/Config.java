package dev.serai.registry.internal.approval;

/** What is active without an approver, in {@code etc/dev.serai.registry.cfg}. */
@interface Config {
  /**
   * {@code trusted-packages}: type and name, as {@code npm:@example/*} or {@code
   * oci:registry.example.com/team/*}; {@code *} stands for any characters. A change takes effect
   * with the next entry.
   */
  String[] trusted$_$packages() default {};

  /**
   * {@code trusted-hosts}: hosts of remote servers, as {@code mcp.example.com}, {@code
   * *.example.com}, or with {@code http://} before it where they are asked in plain http.
   */
  String[] trusted$_$hosts() default {};
}
