package dev.serai.itests.container;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which class loaders a Java process holds. A class that the process has several times is held by
 * several class loaders: those of an old and a new bundle.
 */
final class ClassLoaders {
  private final String pid;

  ClassLoaders(long pid) {
    this.pid = String.valueOf(pid);
  }

  /** After a collection, the classes of Serai that are there several times; empty if none is. */
  String ofSeveral() throws Exception {
    return classes().entrySet().stream()
        .filter(count -> count.getValue() > 1)
        .map(count -> count.getKey() + " x" + count.getValue())
        .collect(Collectors.joining(", "));
  }

  /** After a collection, how many class loaders hold a class of this name. */
  long defining(String name) throws Exception {
    return classes().getOrDefault(name, 0L);
  }

  private Map<String, Long> classes() throws Exception {
    jcmd("GC.run");
    return jcmd("VM.classloaders", "show-classes=true", "fold=false")
        .lines()
        .map(line -> line.replaceFirst("^[ |]*(Classes: )?", "").trim())
        .filter(line -> line.startsWith("dev.serai.") && !line.contains("/0x"))
        .collect(groupingBy(name -> name, TreeMap::new, counting()));
  }

  private String jcmd(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder();
    builder.command().add(Path.of(System.getProperty("java.home"), "bin/jcmd").toString());
    builder.command().add(pid);
    builder.command().addAll(List.of(command));
    Process process = builder.redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(printed);
    }
    return printed;
  }
}
