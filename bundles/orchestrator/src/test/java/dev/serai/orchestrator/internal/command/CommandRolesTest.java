package dev.serai.orchestrator.internal.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Command;
import org.junit.Test;

/** The roles of the console that the feature ships for the commands of this package. */
public class CommandRolesTest {
  private static final String BEGIN = "<config name=\"org.apache.karaf.command.acl.serai\">";

  @Test
  public void whatReachesSecretsIsForAdmins() throws Exception {
    Properties roles = roles();
    List<String> secret =
        commands().stream()
            .map(command -> command.getAnnotation(Command.class).name())
            .filter(name -> name.startsWith("credential-"))
            .toList();
    assertFalse(secret.isEmpty());
    secret.forEach(name -> assertEquals(name, "admin", role(roles, name)));
  }

  /** As Karaf finds it: by the whole name, or by what is before the hyphen. */
  private static String role(Properties roles, String command) {
    String noun = command.substring(0, command.indexOf('-') + 1);
    return roles.getProperty(command, roles.getProperty(noun + "*"));
  }

  private static Properties roles() throws IOException {
    String feature = Files.readString(Path.of("../../features/src/main/feature/feature.xml"));
    int begin = feature.indexOf(BEGIN) + BEGIN.length();
    Properties roles = new Properties();
    roles.load(new StringReader(feature.substring(begin, feature.indexOf("</config>", begin))));
    return roles;
  }

  private static List<Class<?>> commands() throws Exception {
    List<Class<?>> commands = new ArrayList<>();
    String folder = "target/classes/dev/serai/orchestrator/internal/command";
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString().replaceFirst("\\.class$", "");
        Class<?> type = Class.forName("dev.serai.orchestrator.internal.command." + name);
        if (type.isAnnotationPresent(Command.class)) {
          commands.add(type);
        }
      }
    }
    return commands;
  }
}
