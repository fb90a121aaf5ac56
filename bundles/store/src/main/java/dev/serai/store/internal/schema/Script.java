package dev.serai.store.internal.schema;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.flywaydb.core.api.resource.LoadableResource;

/** One migration script, a resource beside this class. */
final class Script extends LoadableResource {
  private final String name;

  Script(String name) {
    this.name = name;
  }

  @Override
  public Reader read() {
    return new InputStreamReader(Script.class.getResourceAsStream(name), StandardCharsets.UTF_8);
  }

  @Override
  public String getAbsolutePath() {
    return name;
  }

  @Override
  public String getAbsolutePathOnDisk() {
    return name;
  }

  @Override
  public String getFilename() {
    return name;
  }

  @Override
  public String getRelativePath() {
    return name;
  }
}
