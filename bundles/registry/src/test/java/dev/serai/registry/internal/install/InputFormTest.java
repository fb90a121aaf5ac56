package dev.serai.registry.internal.install;

import static org.junit.Assert.assertEquals;

import dev.serai.core.registry.InputField;
import dev.serai.core.registry.InputField.Place;
import dev.serai.registry.internal.document.Findings;
import dev.serai.registry.internal.document.ServerDocument;
import dev.serai.registry.internal.document.TestingDocuments;
import java.util.List;
import org.junit.Test;

public class InputFormTest {
  @Test
  public void aPackageAsksForVariablesAndArguments() {
    List<InputField> form =
        form(
            "'packages':[{'registryType':'npm','identifier':'x','version':'1.0.0',"
                + "'transport':{'type':'stdio'},"
                + "'environmentVariables':[{'name':'TOKEN','isRequired':true,'isSecret':true,"
                + "'description':'The token'},{'name':'FIXED','value':'{region}',"
                + "'variables':{'region':{'choices':['eu','us'],'default':'eu',"
                + "'isRequired':true}}}],"
                + "'packageArguments':[{'type':'named','name':'--port','format':'number',"
                + "'placeholder':'80'},{'type':'named','name':'--quiet'},"
                + "{'type':'positional','valueHint':'folder','isRepeated':true},"
                + "{'type':'positional','value':'serve'}]}]");
    assertEquals(
        List.of("TOKEN", "region", "port", "folder"), form.stream().map(InputField::name).toList());
    assertEquals(
        new InputField(
            "TOKEN",
            Place.ENVIRONMENT,
            "The token",
            "string",
            List.of(),
            null,
            null,
            true,
            true,
            false),
        form.get(0));
    assertEquals(
        new InputField(
            "region",
            Place.ENVIRONMENT,
            null,
            "string",
            List.of("eu", "us"),
            "eu",
            null,
            false,
            false,
            false),
        form.get(1));
    assertEquals("80", form.get(2).placeholder());
    assertEquals("number", form.get(2).format());
    assertEquals(true, form.get(3).repeated());
  }

  @Test
  public void aRemoteAsksForHeadersAndPartsOfItsUrl() {
    List<InputField> form =
        form(
            "'remotes':[{'type':'streamable-http','url':'https://{tenant}.example.com/mcp',"
                + "'variables':{'tenant':{'isRequired':true}},"
                + "'headers':[{'name':'X-Key','isRequired':true,'isSecret':true},"
                + "{'name':'Authorization','value':'Bearer {token}',"
                + "'variables':{'token':{'isSecret':true,'isRequired':true}}}]}]");
    assertEquals(
        List.of("tenant URL", "X-Key HEADER", "token HEADER"),
        form.stream().map(field -> field.name() + " " + field.place()).toList());
  }

  @Test
  public void whatTheOptionsSayIsNotAskedFor() {
    List<InputField> form =
        form(
            "'packages':[{'registryType':'npm','identifier':'x','version':'1.0.0',"
                + "'transport':{'type':'stdio'},"
                + "'environmentVariables':[{'name':'A'},{'name':'B'}],"
                + "'packageArguments':[{'type':'positional','valueHint':'folder'}]}],"
                + "'_meta':{'dev.serai/options':{'env':{'A':'1'},'variables':{'folder':'/x'}}}");
    assertEquals(List.of("B"), form.stream().map(InputField::name).toList());
  }

  @Test
  public void aValueForTwoInputsIsSecretIfOneOfThemIs() {
    List<InputField> form =
        form(
            "'packages':[{'registryType':'npm','identifier':'x','version':'1.0.0',"
                + "'transport':{'type':'stdio'},'environmentVariables':[{'name':'token'}],"
                + "'packageArguments':[{'type':'named','name':'--token','isSecret':true,"
                + "'isRequired':true}]}]");
    assertEquals(1, form.size());
    assertEquals(true, form.get(0).secret());
    assertEquals(true, form.get(0).required());
  }

  @Test
  public void theOptionsAskForWhatTheirProgramNeeds() {
    List<InputField> form =
        form(
            "'_meta':{'dev.serai/options':{'command':'run','args':['--zone={zone}'],"
                + "'env':{'KEY':'{key}'},'inputs':{'zone':{'default':'utc'},"
                + "'key':{'isRequired':true,'isSecret':true}}}}");
    assertEquals(
        List.of("zone ARGUMENT false", "key ENVIRONMENT true"),
        form.stream()
            .map(field -> field.name() + " " + field.place() + " " + field.secret())
            .toList());
  }

  static List<InputField> form(String members) {
    Findings findings = new Findings("test.json");
    return ServerDocument.read(
            TestingDocuments.parse(TestingDocuments.json(document(members))), findings)
        .map(InputForm::of)
        .orElseThrow(() -> new AssertionError(findings.problems().toString()));
  }

  static String document(String members) {
    return "{'name':'io.example/hello','description':'d','version':'1.0.0'," + members + "}";
  }
}
