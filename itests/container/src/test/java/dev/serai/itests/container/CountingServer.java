package dev.serai.itests.container;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An MCP server over stdio whose tool {@code count} answers with its process id and the number of
 * calls so far. It uses the JDK alone, so that its class path is one folder.
 */
public final class CountingServer {
  private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*(\\d+|\"[^\"]*\")");
  private static final Pattern METHOD = Pattern.compile("\"method\"\\s*:\\s*\"([^\"]*)\"");

  private CountingServer() {}

  /**
   * Serves until standard input ends.
   *
   * @param args a file with the description of the tool, or nothing
   */
  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String pid = String.valueOf(ProcessHandle.current().pid());
    CountingTool tool =
        args.length == 0
            ? new CountingTool(pid)
            : new CountingTool(pid, Files.readString(Path.of(args[0])));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      Matcher id = ID.matcher(line);
      Matcher method = METHOD.matcher(line);
      if (id.find() && method.find()) {
        out.println(tool.answer(id.group(1), method.group(1)));
      }
    }
  }
}
