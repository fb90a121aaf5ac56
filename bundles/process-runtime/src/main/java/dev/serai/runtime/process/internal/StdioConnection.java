package dev.serai.runtime.process.internal;

import dev.serai.core.runtime.MessageChannel;
import dev.serai.core.runtime.ServerExit;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks with a process over its standard input and output (MCP 2025-11-25, transports, stdio). A
 * server whose connection ends is ended.
 */
final class StdioConnection {
  private static final Logger LOG = LoggerFactory.getLogger(StdioConnection.class);
  private static final long EXIT_MILLIS = 250;

  private final String server;
  private final ServerProcess process;
  private final int maxMessage;
  private final Inbox inbox;
  private final Outbox outbox;

  /** A connection to a process; {@link #open} has to follow. */
  StdioConnection(
      String server, ServerProcess process, ProcessRuntimeConfig config, Executor threads) {
    this.server = server;
    this.process = process;
    this.maxMessage = config.max$_$message$_$bytes();
    this.inbox = new Inbox(server, config.unheard$_$bytes());
    this.outbox =
        new Outbox(
            server,
            process.process().getOutputStream(),
            config.send$_$queue$_$bytes(),
            threads,
            failure -> unusable("its standard input is closed"));
  }

  /** Begins to read. */
  MessageChannel open() {
    process.closeInputBy(outbox::close);
    process.beforeExit(reason -> inbox.end("The server has ended: " + reason + "."));
    Pump.start(server + "-stdout", this::read);
    return new PipeChannel(
        inbox, outbox, () -> process.end(ServerExit.Cause.STOPPED, "its channel was closed"));
  }

  private void read() {
    try {
      LineFramer.strict(process.process().getInputStream(), maxMessage).run(this::heard);
      unusable("its standard output ended");
    } catch (LineFramer.LineTooLongException e) {
      String why = "a message exceeds " + maxMessage + " bytes";
      ended(why, why);
    } catch (IOException e) {
      LOG.debug("Server {}: reading failed", server, e);
      unusable("its standard output cannot be read");
    }
  }

  private void heard(byte[] line) {
    int first = 0;
    while (line[first] == ' ' || line[first] == '\t') {
      first++;
    }
    if (line[first] != '{' && line[first] != '[') {
      process.log(line);
      return;
    }
    try {
      inbox.arrived(line);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A pipe that ended tells little where the process's own end tells more. */
  private void unusable(String why) {
    if (exited()) {
      ended("", ExitText.of(process.process().exitValue()));
    } else {
      ended(why, why);
    }
  }

  private void ended(String why, String reason) {
    outbox.close();
    inbox.end("The server has ended: " + reason + ".");
    process.end(ServerExit.Cause.ENDED, why);
  }

  private boolean exited() {
    try {
      return process.process().waitFor(EXIT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
