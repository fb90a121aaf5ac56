package dev.serai.registry.internal.shell;

import dev.serai.core.error.ErrorCode;
import dev.serai.core.error.SeraiException;
import dev.serai.core.registry.NewEntry;
import dev.serai.core.store.EntryRecord;
import dev.serai.core.store.EntryRecord.State;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code serai:entry-add}. */
@Service
@Command(
    scope = "serai",
    name = "entry-add",
    description = "Adds an entry, or a version of one, and lets it be used.")
public final class EntryAdd extends EntryCommand {
  @Argument(
      name = "file",
      description = "A server.json on the machine that runs Serai",
      required = true)
  @Completion(FilePathCompleter.class)
  private String file;

  @Option(name = "--owner", description = "For whom it is: organization, team:NAME or user:NAME")
  @Completion(OwnerCompleter.class)
  private String owner = "organization";

  @Option(
      name = "--alias",
      description = "The prefix of its tools; else that of its earlier versions, or from its name")
  private String alias;

  @Option(name = "--draft", description = "Leave it a draft that nobody can use")
  private boolean draft;

  @Option(name = "--note", description = "What people should know of it")
  private String note;

  @Override
  void run(Desk desk, PrintStream out) throws CommandFailure {
    DocumentSource source = DocumentSource.of(file);
    NewEntry wanted =
        new NewEntry(
            text(source.bytes()),
            new Owners(desk).read(owner),
            false,
            draft ? State.DRAFT : State.ACTIVE,
            alias,
            source.origin(),
            note);
    EntryRecord made = desk.catalog().add(desk.actor(), wanted).value();
    out.println(
        "Added "
            + Text.entry(made)
            + " ("
            + made.id()
            + "); it is "
            + States.word(made.state())
            + ".");
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new SeraiException(
          ErrorCode.INVALID_ENTRY, "The document: Is no UTF-8 text: save it as UTF-8.", e);
    }
  }
}
