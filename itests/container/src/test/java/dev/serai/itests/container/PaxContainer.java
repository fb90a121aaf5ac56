package dev.serai.itests.container;

import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.vmOption;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureSecurity;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.doNotModifyLogConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;

import java.io.File;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.ops4j.pax.exam.Option;

/** The distribution as Pax Exam's container. */
final class PaxContainer {
  /** The property of the container that has its HTTP port. */
  static final String HTTP_PORT = "serai.itests.http.port";

  private PaxContainer() {}

  static Option ofTheDistribution() {
    Path root = Path.of(System.getProperty("serai.root")).normalize();
    String archive = "assembly/target/serai-" + System.getProperty("serai.version") + ".tar.gz";
    String port = String.valueOf(FreePort.take());
    return composite(
        karafDistributionConfiguration()
            .frameworkUrl(root.resolve(archive).toUri().toString())
            .name("Serai")
            .unpackDirectory(new File("target/exam")),
        configureConsole().ignoreLocalConsole(),
        configureSecurity().disableKarafMBeanServerBuilder(),
        doNotModifyLogConfiguration(),
        editConfigurationFilePut("etc/system.properties", HTTP_PORT, port),
        editConfigurationFilePut("etc/org.ops4j.pax.web.cfg", "org.osgi.service.http.port", port),
        editConfigurationFilePut(
            "etc/org.apache.karaf.shell.cfg", "sshPort", String.valueOf(FreePort.take())),
        editConfigurationFilePut(
            "etc/org.ops4j.pax.url.mvn.cfg",
            "org.ops4j.pax.url.mvn.localRepository",
            System.getProperty("serai.maven.repository")),
        composite(javaOptions()));
  }

  /** Those of {@code bin/karaf}. */
  private static Option[] javaOptions() {
    return Stream.of(
            "--add-reads=java.xml=java.logging",
            "--add-exports=java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED",
            "--patch-module",
            "java.base=lib/endorsed/org.apache.karaf.specs.locator-4.4.10.jar",
            "--patch-module",
            "java.xml=lib/endorsed/org.apache.karaf.specs.java.xml-4.4.10.jar",
            "--add-opens",
            "java.base/java.security=ALL-UNNAMED",
            "--add-opens",
            "java.base/java.net=ALL-UNNAMED",
            "--add-opens",
            "java.base/java.lang=ALL-UNNAMED",
            "--add-opens",
            "java.base/java.util=ALL-UNNAMED",
            "--add-opens",
            "java.naming/javax.naming.spi=ALL-UNNAMED",
            "--add-opens",
            "java.rmi/sun.rmi.transport.tcp=ALL-UNNAMED",
            "--add-exports=java.base/sun.net.www.protocol.file=ALL-UNNAMED",
            "--add-exports=java.base/sun.net.www.protocol.http=ALL-UNNAMED",
            "--add-exports=java.base/sun.net.www.protocol.https=ALL-UNNAMED",
            "--add-exports=java.base/sun.net.www.protocol.jar=ALL-UNNAMED",
            "--add-exports=jdk.naming.rmi/com.sun.jndi.url.rmi=ALL-UNNAMED")
        .map(option -> (Option) vmOption(option))
        .toArray(Option[]::new);
  }
}
