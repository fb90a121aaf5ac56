package dev.serai.runtime.bundle.internal;

import java.util.function.BooleanSupplier;

/**
 * A bundle that gives tools.
 *
 * @param id its OSGi id
 * @param symbolicName its symbolic name
 * @param version its version
 * @param classLoader the loader of its classes, the context class loader of its code
 * @param leaving whether it is being stopped
 */
record ToolBundle(
    long id,
    String symbolicName,
    String version,
    ClassLoader classLoader,
    BooleanSupplier leaving) {

  /** For people. */
  String location() {
    return symbolicName + "/" + version;
  }
}
