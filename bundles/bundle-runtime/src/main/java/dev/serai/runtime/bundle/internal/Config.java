package dev.serai.runtime.bundle.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How much work tool bundles may have at a time. */
@ObjectClassDefinition(
    id = BundleRuntime.PID,
    name = "Serai bundle runtime",
    description = "Runs MCP servers made of OSGi services")
@interface Config {
  /** How many calls of one server run at a time; the others of that server wait. At least 1. */
  @AttributeDefinition(name = "Calls at a time per server", min = "1")
  int concurrent$_$calls() default 16;

  /** How many calls of one server may wait; one more is refused. At least 1. */
  @AttributeDefinition(name = "Waiting calls per server", min = "1")
  int waiting$_$calls() default 256;
}
