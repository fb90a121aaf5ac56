package dev.serai.registry.internal.document;

import static dev.serai.registry.internal.document.TestingDocuments.json;
import static dev.serai.registry.internal.document.TestingDocuments.npm;
import static dev.serai.registry.internal.document.TestingDocuments.parse;
import static dev.serai.registry.internal.document.TestingDocuments.with;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.serai.core.registry.EntryProblem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * One document for each rule of {@code server.json} (schema 2025-12-11) that breaks this rule
 * alone: it is told where, and what to do.
 */
@RunWith(Parameterized.class)
public class InvalidDocumentsTest {
  private static final String REMOTE = "'remotes':[{'type':'sse','url':'https://a.example'";
  private static final String ICON = "'icons':[{'src':'https://a.example/i'";

  private final String document;
  private final String pointer;
  private final String reason;

  public InvalidDocumentsTest(String document, String pointer, String reason) {
    this.document = document;
    this.pointer = pointer;
    this.reason = reason;
  }

  @Parameters(name = "{1} {2}")
  public static List<Object[]> rules() {
    return Stream.of(heading(), described(), packaged(), remote(), asked())
        .flatMap(Stream::of)
        .toList();
  }

  @Test
  public void isToldWhereAndWhatToDo() {
    Findings findings = new Findings("test.json");
    assertTrue(ServerDocument.read(parse(document), findings).isEmpty());
    assertEquals(
        List.of(pointer + " " + reason),
        findings.problems().stream().map(InvalidDocumentsTest::told).toList());
  }

  private static String told(EntryProblem problem) {
    return problem.pointer() + " " + problem.reason();
  }

  private static Object[][] heading() {
    String schema = "https://static.modelcontextprotocol.io/schemas/%s/server.schema.json";
    String name =
        "Must be a reverse-DNS name with one slash, such as com.example/weather, made of letters,"
            + " digits, dots, hyphens and (after the slash) underscores.";
    return new Object[][] {
      {json("7"), "", "Must be an object: write { ... }."},
      {
        with("'$schema':'" + schema.formatted("2031-01-01") + "',"),
        "/$schema",
        "Schema \"2031-01-01\" is not supported yet: migrate to 2025-12-11."
      },
      {
        with("'$schema':'https://a.example/s.json',"),
        "/$schema",
        "Schema \"https://a.example/s.json\" is no server.json schema: write "
            + schema.formatted("2025-12-11")
            + "."
      },
      {without("name"), "/name", "Is required: add it."},
      {
        having("name", text(201, "a/")),
        "/name",
        "Must have 3 to 200 characters; it has 201: shorten it."
      },
      {having("name", "''"), "/name", "Is empty: write 3 to 200 characters."},
      {having("name", "'weather'"), "/name", name},
      {having("name", "'a/b/c'"), "/name", name},
      {having("name", "'a_b/c'"), "/name", name},
      {having("name", "'a.b/c d'"), "/name", name},
      {
        having("name", "'io.github.<you>/<server>'"),
        "/name",
        "Has a placeholder that was not filled in: write a name such as com.example/weather."
      },
      {without("description"), "/description", "Is required: add it."},
      {having("description", "''"), "/description", "Is empty: write 1 to 100 characters."},
      {
        having("description", text(101, "")),
        "/description",
        "Must have 1 to 100 characters; it has 101: shorten it."
      },
      {without("version"), "/version", "Is required: add it."},
      {
        having("version", text(256, "1.")),
        "/version",
        "Must have 1 to 255 characters; it has 256: shorten it."
      },
      {having("version", "'^1.0'"), "/version", "\"^1.0\" is a range: name one exact version."},
      {having("version", "'~1.0'"), "/version", "\"~1.0\" is a range: name one exact version."},
      {having("version", "'>=1.0'"), "/version", "\">=1.0\" is a range: name one exact version."},
      {having("version", "'1.x'"), "/version", "\"1.x\" is a range: name one exact version."},
      {having("version", "'1.*'"), "/version", "\"1.*\" is a range: name one exact version."},
      {having("version", "'1 || 2'"), "/version", "\"1 || 2\" is a range: name one exact version."},
      {having("version", "'1 - 2'"), "/version", "\"1 - 2\" is a range: name one exact version."},
      {having("version", "1"), "/version", "Must be a string: put quotes around it."}
    };
  }

  private static Object[][] described() {
    return new Object[][] {
      {with("'title':'',"), "/title", "Is empty: write 1 to 100 characters."},
      {
        with("'title':" + text(101, "") + ","),
        "/title",
        "Must have 1 to 100 characters; it has 101: shorten it."
      },
      {
        with("'websiteUrl':'example',"),
        "/websiteUrl",
        "Must be a web address: write one such as https://example.com."
      },
      {
        with("'repository':'https://a.example',"),
        "/repository",
        "Must be an object: write {\"url\": \"https://...\", \"source\": \"github\"}."
      },
      {with("'repository':{'source':'github'},"), "/repository/url", "Is required: add it."},
      {
        with("'repository':{'url':'a','source':'github'},"),
        "/repository/url",
        "Must be a web address: write one such as https://example.com."
      },
      {
        with("'repository':{'url':'https://a.example'},"),
        "/repository/source",
        "Is required: add it."
      },
      {with("'icons':[{}],"), "/icons/0/src", "Is required: add it."},
      {
        with("'icons':[{'src':'http://a.example/i'}],"),
        "/icons/0/src",
        "Must be an https address: write one such as https://example.com/icon.png."
      },
      {
        with("'icons':[{'src':" + text(256, "https://a.example/") + "}],"),
        "/icons/0/src",
        "Must have 1 to 255 characters; it has 256: shorten it."
      },
      {
        with(ICON + ",'mimeType':'image/gif'}],"),
        "/icons/0/mimeType",
        "Must be image/png, image/jpeg, image/jpg, image/svg+xml or image/webp."
      },
      {
        with(ICON + ",'sizes':['48']}],"),
        "/icons/0/sizes/0",
        "Must be a size such as 48x48, or any."
      },
      {with(ICON + ",'theme':'blue'}],"), "/icons/0/theme", "Must be light or dark."},
      {with("'_meta':[],"), "/_meta", "Must be an object: write { ... }."}
    };
  }

  private static Object[][] packaged() {
    String first = "/packages/0";
    String parcel = "'packages':[{'registryType':'npm','identifier':'a'";
    String stdio = "'transport':{'type':'stdio'}";
    return new Object[][] {
      {with("'packages':{},"), "/packages", "Must be an array: write [ ... ]."},
      {
        with("'packages':[{'identifier':'a'," + stdio + "}],"),
        first + "/registryType",
        "Is required: add it."
      },
      {
        with("'packages':[{'registryType':'npm'," + stdio + "}],"),
        first + "/identifier",
        "Is required: add it."
      },
      {
        with(parcel + "}],"),
        first + "/transport",
        "Is required: add {\"type\": \"stdio\"} or a streamable-http transport."
      },
      {
        npm(",'transport':{'type':'udp'}", ""),
        first + "/transport/type",
        "Must be stdio, streamable-http or sse."
      },
      {
        npm(",'transport':{'type':'streamable-http'}", ""),
        first + "/transport/url",
        "Is required: add it."
      },
      {
        with(parcel + ",'version':'latest'," + stdio + "}],"),
        first + "/version",
        "\"latest\" is not a version: name the exact one."
      },
      {
        with(parcel + ",'version':'^1.0'," + stdio + "}],"),
        first + "/version",
        "\"^1.0\" is a range: name one exact version."
      },
      {
        with(parcel + ",'version':''," + stdio + "}],"),
        first + "/version",
        "Is empty: write the exact version, or remove it for whatever is newest."
      },
      {
        with("'packages':[{'registryType':'mcpb','identifier':'u'," + stdio + "}],"),
        first + "/fileSha256",
        "Is required for a package of type mcpb: add the file's SHA-256."
      },
      {
        npm(",'fileSha256':'AB'", ""),
        first + "/fileSha256",
        "Must be 64 lower-case hexadecimal digits: write the file's SHA-256."
      },
      {
        npm(",'registryBaseUrl':7", ""),
        first + "/registryBaseUrl",
        "Must be a string: put quotes around it."
      }
    };
  }

  private static Object[][] remote() {
    return new Object[][] {
      {with("'remotes':{},"), "/remotes", "Must be an array: write [ ... ]."},
      {with("'remotes':[{'url':'https://a.example'}],"), "/remotes/0/type", "Is required: add it."},
      {
        with("'remotes':[{'type':'stdio','url':'https://a.example'}],"),
        "/remotes/0/type",
        "Must be streamable-http or sse."
      },
      {with("'remotes':[{'type':'sse'}],"), "/remotes/0/url", "Is required: add it."},
      {with(REMOTE + ",'headers':[{}]}],"), "/remotes/0/headers/0/name", "Is required: add it."},
      {
        with(REMOTE + ",'headers':[{'name':'a b'}]}],"),
        "/remotes/0/headers/0/name",
        "Is no valid name: remove blanks and punctuation."
      },
      {
        with(REMOTE + ",'variables':[]}],"),
        "/remotes/0/variables",
        "Must be an object: write { ... }."
      },
      {
        with(REMOTE + ",'variables':{'a':{'isSecret':'yes'}}}],"),
        "/remotes/0/variables/a/isSecret",
        "Must be true or false, without quotes."
      }
    };
  }

  private static Object[][] asked() {
    String argument = "/packages/0/packageArguments/0";
    String variable = "/packages/0/environmentVariables/0";
    return new Object[][] {
      {npm(",'packageArguments':[{'value':'a'}]", ""), argument + "/type", "Is required: add it."},
      {
        npm(",'packageArguments':[{'type':'flag','value':'a'}]", ""),
        argument + "/type",
        "Must be positional or named."
      },
      {
        npm(",'packageArguments':[{'type':'named'}]", ""),
        argument + "/name",
        "Is required: add it."
      },
      {
        npm(",'packageArguments':[{'type':'positional'}]", ""),
        argument,
        "Needs a value, or a valueHint that names it: add one of them."
      },
      {npm(",'environmentVariables':[{}]", ""), variable + "/name", "Is required: add it."},
      {
        npm(",'environmentVariables':[{'name':'A','format':'int'}]", ""),
        variable + "/format",
        "Must be string, number, boolean or filepath."
      },
      {
        npm(",'environmentVariables':[{'name':'A','isRequired':'yes'}]", ""),
        variable + "/isRequired",
        "Must be true or false, without quotes."
      },
      {
        npm(",'environmentVariables':[{'name':'A','choices':'a'}]", ""),
        variable + "/choices",
        "Must be an array: write [ ... ]."
      },
      {
        npm(",'environmentVariables':[{'name':'A','default':1}]", ""),
        variable + "/default",
        "Must be a string: put quotes around it."
      }
    };
  }

  /** A string of this length that begins so. */
  private static String text(int length, String begin) {
    return "'" + begin + "1".repeat(length - begin.length()) + "'";
  }

  private static String without(String member) {
    return edited(member, "");
  }

  private static String having(String member, String value) {
    return edited(member, "'" + member + "':" + value + ",");
  }

  private static String edited(String member, String instead) {
    String kept =
        Stream.of(
                "'name':'com.example/weather',", "'description':'Tells it.',", "'version':'1.2.0',")
            .map(each -> each.startsWith("'" + member + "'") ? instead : each)
            .reduce("", String::concat);
    return json("{" + kept + "'packages':[]}");
  }
}
