package dev.serai.registry.internal.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/** Documents for tests, written with single quotes. */
public final class TestingDocuments {
  /** The name of every document made here. */
  public static final String NAME = "com.example/weather";

  private TestingDocuments() {}

  /** A sound document with further members, each followed by a comma. */
  public static String with(String members) {
    return json(
        "{" + members + "'name':'" + NAME + "','description':'Tells it.','version':'1.2.0'}");
  }

  /** A document with one npm package that has further members, each preceded by a comma. */
  public static String npm(String members, String options) {
    return with(
        "'packages':[{'registryType':'npm','identifier':'@example/weather','version':'1.2.0'"
            + (members.contains("'transport'") ? "" : ",'transport':{'type':'stdio'}")
            + members
            + "}],'_meta':{'dev.serai/options':{"
            + options
            + "}},");
  }

  /** Single quotes become double ones. */
  public static String json(String text) {
    return text.replace('\'', '"');
  }

  /** The parsed text; it must be JSON. */
  public static JsonNode parse(String text) {
    return new JsonDocuments()
        .parse(text.getBytes(StandardCharsets.UTF_8), new Findings("test.json"))
        .orElseThrow();
  }
}
