package dev.serai.registry.internal.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.registry.internal.document.Findings;
import dev.serai.registry.internal.document.Place;
import dev.serai.registry.internal.document.ServerDocument;
import java.util.Map;
import java.util.Optional;

/** Turns one server of a client into a document, or tells why not. */
final class ServerConversion {
  private final ClientServer server;
  private final Draft draft;

  ServerConversion(ClientServer server) {
    this.server = server;
    this.draft = new Draft(server, server.findings());
  }

  Conversion convert(Names names) {
    if (!server.place().node().isObject()) {
      server.place().fault("Must be an object with \"command\" or \"url\".");
      return refused();
    }
    Heading heading = new Heading(draft, server.name());
    heading.write();
    write();
    heading.writeVersion();
    boolean disabled = isDisabled();
    if (!server.findings().isEmpty()) {
      return refused();
    }
    names.assign(server.name(), draft);
    draft.addOptions();
    checkDocument();
    return server.findings().isEmpty()
        ? new Conversion.Converted(
            server.name(), draft.document(), disabled, draft.notes(), draft.secrets())
        : refused();
  }

  private void write() {
    Shape shape = Shape.of(draft);
    Optional<Place> address = shape.address();
    boolean program = draft.at("command").isPresent();
    shape.check(address, program);
    if (!server.findings().isEmpty()) {
      return;
    }
    if (address.isPresent()) {
      new RemoteWriter(draft).write(address.get(), shape.isSse(address.get()));
    } else {
      writeProgram();
    }
    if (draft.isAmbiguous()) {
      server.place().fault(Inputs.AMBIGUOUS);
    }
    Timeouts.write(draft);
    Members.noteOthers(draft, address.isPresent());
  }

  private void writeProgram() {
    CommandLine line = CommandLine.read(draft);
    if (!server.findings().isEmpty()) {
      return;
    }
    Optional<PackageCall> call = Runner.packageOf(line, draft);
    call.ifPresent(found -> new PackageWriter(draft).write(found));
    if (call.isEmpty() && server.findings().isEmpty()) {
      new CommandWriter(draft).write(line);
    }
    writeFolder();
  }

  private void writeFolder() {
    Place at = draft.at("cwd");
    if (at.isPresent() && !at.node().asText("x").isEmpty()) {
      Argument folder = new Argument(Scalars.text(at), at);
      String text = new OptionTexts(draft).text(folder);
      draft.options().put("cwd", text);
      if (!text.startsWith("/") && !text.startsWith("{")) {
        at.fault("Must be an absolute path on the machine that runs Serai, or be left out.");
      }
    }
  }

  private boolean isDisabled() {
    JsonNode disabled = draft.at("disabled").node();
    JsonNode enabled = draft.at("enabled").node();
    return disabled.asBoolean() || !enabled.isMissingNode() && !enabled.asBoolean(true);
  }

  /** The last word: the document is one that the registry reads, and no secret is in it. */
  private void checkDocument() {
    boolean noted = draft.notes().stream().anyMatch(SecretRule::isSecretValue);
    if (noted || holdsSecret(draft.document())) {
      server
          .place()
          .fault("Holds a secret where none belongs: put it into \"env\" or \"headers\".");
      return;
    }
    Findings own = server.findings().part();
    ServerDocument.read(draft.document(), own);
    own.problems()
        .forEach(
            problem ->
                server
                    .place()
                    .fault(
                        "Makes no server.json, at " + problem.pointer() + ": " + problem.reason()));
  }

  private static boolean holdsSecret(JsonNode node) {
    if (node.isTextual()) {
      return SecretRule.isSecretValue(node.textValue());
    }
    boolean found = false;
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      found |= SecretRule.isSecretValue(member.getKey());
    }
    for (JsonNode child : node) {
      found |= holdsSecret(child);
    }
    return found;
  }

  private Conversion refused() {
    return new Conversion.Refused(server.name(), server.findings().problems());
  }
}
