package dev.serai.registry.internal.shell;

import dev.serai.core.registry.InputField;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Completes names of fields that are no secrets, for {@code NAME=VALUE}. */
@Service
public final class SettingCompleter extends FieldCompleter {
  @Override
  boolean isMeant(InputField field) {
    return !field.secret();
  }

  @Override
  String end() {
    return "=";
  }
}
