package dev.serai.registry.internal.shell;

import dev.serai.core.registry.InputField;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Completes names of secret fields. */
@Service
public final class SecretCompleter extends FieldCompleter {
  @Override
  boolean isMeant(InputField field) {
    return field.secret();
  }

  @Override
  String end() {
    return "";
  }
}
