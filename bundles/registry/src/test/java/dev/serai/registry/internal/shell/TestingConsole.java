package dev.serai.registry.internal.shell;

import dev.serai.core.access.Actor;
import dev.serai.core.registry.InstallationRequests;
import dev.serai.core.registry.OtherRegistries;
import dev.serai.core.tool.ToolCatalog;
import dev.serai.registry.internal.catalog.TestingCatalog;
import dev.serai.registry.internal.install.TestingInstallations;
import dev.serai.registry.internal.request.TestingRequests;
import dev.serai.registry.internal.upstream.TestingRegistries;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.impl.action.command.DefaultActionPreparator;

/** Runs commands as the console does, with its own reading of their words. */
final class TestingConsole {
  final TestingRegistries others = new TestingRegistries();
  final OtherRegistries registries = others.service();
  final TestingCatalog testing = others.testing;
  final TestingInstallations installations = new TestingInstallations(testing);
  final InstallationRequests requests = new TestingRequests(installations).service();
  final TestingPeople people = new TestingPeople();

  /** What servers define; null if no command of a test asks for it. */
  ToolCatalog tools;

  /** What is typed when somebody asks, and what they ask for; a secret's ends in a star. */
  final Deque<String> typed = new ArrayDeque<>();

  final List<String> asked = new ArrayList<>();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Session session = session();

  /** What the command prints, also before it fails. */
  String run(Class<? extends Action> command, Object... words) throws Exception {
    printed.reset();
    Action action = command.getDeclaredConstructor().newInstance();
    inject(action);
    if (new DefaultActionPreparator().prepare(action, session, List.of(words))) {
      action.execute();
    }
    return printed();
  }

  Desk desk() {
    return new Desk(
        testing.catalog, installations.catalog, people.management(), Actor.operator("console"));
  }

  String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  /** The name under which people call it. */
  static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }

  void inject(Object target) throws IllegalAccessException {
    for (Class<?> type = target.getClass(); type != Object.class; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.isAnnotationPresent(Reference.class)) {
          field.setAccessible(true);
          field.set(target, service(field.getType()));
        }
      }
    }
  }

  private Object service(Class<?> type) {
    return Stream.of(
            session,
            testing.catalog,
            installations.catalog,
            requests,
            people.management(),
            tools,
            registries)
        .filter(type::isInstance)
        .findFirst()
        .orElseThrow();
  }

  private Session session() {
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return (Session)
        Proxy.newProxyInstance(
            Session.class.getClassLoader(),
            new Class<?>[] {Session.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getConsole" -> out;
                  case "get" -> null;
                  case "readLine" -> line((String) arguments[0], arguments[1]);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private String line(String prompt, Object mask) {
    asked.add(prompt + (mask == null ? "" : "*"));
    return typed.poll();
  }
}
