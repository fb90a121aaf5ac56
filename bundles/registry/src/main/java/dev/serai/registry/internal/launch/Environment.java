package dev.serai.registry.internal.launch;

import dev.serai.registry.internal.document.NamedInput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A package's environment variables with the options laid over them. */
final class Environment {
  private Environment() {}

  static Map<String, String> of(List<NamedInput> asked, Map<String, String> over, Values values) {
    Map<String, String> environment = new HashMap<>();
    for (NamedInput variable : asked) {
      String name = variable.name();
      if (over.containsKey(name)) {
        continue;
      }
      List<String> found = values.hidden(variable.input(), List.of(name), Map.of());
      if (found.isEmpty() && variable.input().required()) {
        variable.input().place().fault(Advice.environment(name));
      }
      found.stream().findFirst().ifPresent(value -> environment.put(name, value));
    }
    environment.putAll(over);
    return environment;
  }
}
