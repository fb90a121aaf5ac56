package dev.serai.runtime.process.internal;

import dev.serai.core.runtime.ServerLog;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the servers of one installation wrote, in memory and in a file. A line begins with the time
 * and the process's number.
 */
final class InstallationLog implements ServerLog, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(InstallationLog.class);

  private final Path path;
  private final LineRing ring;
  private final RotatingFile file;
  private final List<Consumer<String>> followers = new CopyOnWriteArrayList<>();
  private boolean broken;
  private boolean closed;

  /** The log in a file; what the file holds already is read back, as far as memory goes. */
  InstallationLog(Path path, ProcessRuntimeConfig config) {
    this.path = path;
    this.ring = new LineRing(config.log$_$lines(), config.log$_$chars());
    this.file = new RotatingFile(path, config.log$_$file$_$bytes(), config.log$_$files());
    readBack(config.log$_$chars());
  }

  /** Adds a line of a process. */
  synchronized void add(long pid, String text) {
    String line = Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + pid + " " + text;
    ring.add(line);
    if (!closed) {
      write(line);
    }
    followers.forEach(follower -> tell(follower, line));
  }

  @Override
  public List<String> tail(int lines) {
    return ring.tail(lines);
  }

  @Override
  public AutoCloseable follow(Consumer<String> line) {
    followers.add(line);
    return () -> followers.remove(line);
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    followers.clear();
    file.close();
  }

  private void write(String line) {
    try {
      file.line(line);
      broken = false;
    } catch (IOException e) {
      warnOnce(e);
    }
  }

  private void tell(Consumer<String> follower, String line) {
    try {
      follower.accept(line);
    } catch (RuntimeException e) {
      followers.remove(follower);
      LOG.warn("A follower of the log {} failed and hears no more", path.getFileName(), e);
    }
  }

  private void warnOnce(IOException e) {
    if (!broken) {
      LOG.warn("The log {} cannot be written: free space or correct its permissions", path, e);
    }
    broken = true;
  }

  private void readBack(int bytes) {
    if (!Files.exists(path)) {
      return;
    }
    try (RandomAccessFile old = new RandomAccessFile(path.toFile(), "r")) {
      long from = Math.max(0, old.length() - bytes);
      byte[] end = new byte[(int) (old.length() - from)];
      old.seek(from);
      old.readFully(end);
      new String(end, StandardCharsets.UTF_8).lines().skip(from > 0 ? 1 : 0).forEach(ring::add);
    } catch (IOException e) {
      LOG.warn("The log {} cannot be read: its lines of earlier starts are not shown", path, e);
    }
  }
}
