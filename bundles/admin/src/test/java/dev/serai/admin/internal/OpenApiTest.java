package dev.serai.admin.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.core.edge.Sites;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.ws.rs.HttpMethod;
import javax.ws.rs.Path;
import org.junit.Rule;
import org.junit.Test;

/** What the API says of itself is what it is. */
public class OpenApiTest {
  @Rule public final ApiServer api = new ApiServer();

  private final TestingContract contract = new TestingContract();

  @Test
  public void itIsServedToEverybody() {
    Answer answer = api.anonymous("GET", "/openapi.json", null);
    assertEquals(200, answer.status());
    assertEquals(contract.document(), answer.json());
    assertEquals("3.1.0", answer.json().get("openapi").asText());
  }

  @Test
  public void itHasEveryPathAndMethodThatThereIsAndNoOther() {
    ManagementApi resources =
        new ManagementApi(
            new Services(Duration.ZERO), new Sites(List.of(), List.of()), ApiServer.MAX_BYTES);
    TreeSet<String> implemented = new TreeSet<>();
    resources.getSingletons().stream()
        .filter(each -> each.getClass().isAnnotationPresent(Path.class))
        .forEach(each -> operations(each.getClass()).forEach(implemented::add));
    assertEquals(implemented, new TreeSet<>(contract.operations()));
    assertTrue(implemented.toString(), implemented.size() > 40);
  }

  private static Stream<String> operations(Class<?> resource) {
    String base = resource.getAnnotation(Path.class).value();
    return Arrays.stream(resource.getMethods())
        .filter(method -> verb(method) != null)
        .map(method -> verb(method) + " " + path(base) + path(path(method)));
  }

  private static String verb(Method method) {
    for (Annotation each : method.getAnnotations()) {
      HttpMethod verb = each.annotationType().getAnnotation(HttpMethod.class);
      if (verb != null) {
        return verb.value();
      }
    }
    return null;
  }

  private static String path(Method method) {
    Path path = method.getAnnotation(Path.class);
    return path == null ? "" : path.value();
  }

  private static String path(String part) {
    return part.isEmpty() || part.startsWith("/") ? part : "/" + part;
  }

  @Test
  public void itsExamplesKeepToItsSchemas() {
    int examples = 0;
    for (Map.Entry<String, JsonNode> schema :
        contract.document().at("/components/schemas").properties()) {
      for (JsonNode example : schema.getValue().path("examples")) {
        assertEquals(schema.getKey(), List.of(), contract.faults(schema.getValue(), example));
        examples++;
      }
    }
    assertTrue(String.valueOf(examples), examples > 15);
  }

  @Test
  public void itsReferencesLeadSomewhere() {
    contract
        .document()
        .findValuesAsText("$ref")
        .forEach(
            reference ->
                assertFalse(
                    reference, contract.document().at(reference.substring(1)).isMissingNode()));
  }

  @Test
  public void itsOperationsHaveNamesOfTheirOwn() {
    List<String> ids = contract.document().get("paths").findValuesAsText("operationId");
    assertEquals(ids.size(), ids.stream().distinct().count());
    assertEquals(contract.operations().size(), ids.size());
  }

  @Test
  public void whatTheExamplesAskForIsDone() {
    for (String type : List.of("User", "Team", "Role", "Gateway")) {
      for (JsonNode example :
          contract.document().at("/components/schemas/New" + type + "/examples")) {
        Answer made = api.post("/" + type.toLowerCase() + "s", example.toString());
        assertEquals(made.text(), 201, made.status());
      }
    }
  }
}
