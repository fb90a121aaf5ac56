package dev.serai.store.internal;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The data source's settings as the feature ships them. */
public final class ShippedSettings {
  private static final Path FEATURES = Path.of("../../features/src/main/feature/feature.xml");

  private ShippedSettings() {}

  /** All of them, for a Karaf data folder. */
  public static Properties in(Path data) {
    try {
      String page = Files.readString(FEATURES);
      int begin =
          page.indexOf('>', page.indexOf("<config name=\"org.ops4j.datasource-serai\"")) + 1;
      String text = page.substring(begin, page.indexOf("</config>", begin));
      Properties settings = new Properties();
      settings.load(new StringReader(text.replace("${karaf.data}", data.toString())));
      return settings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Settings of the pool alone, as its own names. */
  public static Properties pool(Properties settings) {
    Properties pool = new Properties();
    settings.stringPropertyNames().stream()
        .filter(name -> name.startsWith("hikari."))
        .forEach(name -> pool.put(name.substring("hikari.".length()), settings.get(name)));
    return pool;
  }
}
