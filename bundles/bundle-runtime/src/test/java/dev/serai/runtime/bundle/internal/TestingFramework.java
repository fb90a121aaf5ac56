package dev.serai.runtime.bundle.internal;

import dev.serai.runtime.bundle.fixture.FixtureActivator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/** A real OSGi framework that shares the SDK's packages with its bundles. */
final class TestingFramework {
  private static final List<Class<?>> FIXTURE =
      List.of(
          FixtureActivator.class, FixtureActivator.Answer.class, FixtureActivator.Failure.class);
  private final Framework framework;

  TestingFramework(Path storage) throws Exception {
    framework =
        new FrameworkFactory()
            .newFramework(
                Map.of(
                    Constants.FRAMEWORK_STORAGE,
                    storage.toString(),
                    Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                    "io.modelcontextprotocol.server,io.modelcontextprotocol.spec"));
    framework.start();
  }

  BundleContext context() {
    return framework.getBundleContext();
  }

  /** Installs the fixture in a version, not started. */
  Bundle installFixture(String version) throws Exception {
    return context().installBundle("fixture:" + version, new ByteArrayInputStream(jar(version)));
  }

  void stop() throws Exception {
    framework.stop();
    framework.waitForStop(10_000);
  }

  private static byte[] jar(String version) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest(version))) {
      for (Class<?> type : FIXTURE) {
        String path = type.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new ZipEntry(path));
        try (InputStream in = type.getClassLoader().getResourceAsStream(path)) {
          in.transferTo(jar);
        }
      }
    }
    return bytes.toByteArray();
  }

  private static Manifest manifest(String version) {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
    main.putValue(Constants.BUNDLE_SYMBOLICNAME, "fixture");
    main.putValue(Constants.BUNDLE_VERSION, version);
    main.putValue(Constants.BUNDLE_ACTIVATOR, FixtureActivator.class.getName());
    main.putValue(
        Constants.IMPORT_PACKAGE,
        "io.modelcontextprotocol.server,io.modelcontextprotocol.spec,org.osgi.framework");
    return manifest;
  }
}
