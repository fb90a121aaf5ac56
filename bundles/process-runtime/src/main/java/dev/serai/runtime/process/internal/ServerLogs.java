package dev.serai.runtime.process.internal;

import dev.serai.core.runtime.InstallationId;
import dev.serai.core.runtime.ServerLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The logs of all installations. Safe for use by any thread. */
final class ServerLogs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ServerLogs.class);

  private final Path folder;
  private final ProcessRuntimeConfig config;
  private final Map<InstallationId, InstallationLog> open = new ConcurrentHashMap<>();

  ServerLogs(Path folder, ProcessRuntimeConfig config) {
    this.folder = folder;
    this.config = config;
  }

  /** The log to write to. */
  InstallationLog open(InstallationId installation) {
    return open.computeIfAbsent(installation, id -> new InstallationLog(file(id), config));
  }

  /** The log to read; empty for an installation that never ran here. */
  ServerLog find(InstallationId installation) {
    return open.containsKey(installation) || Files.exists(file(installation))
        ? open(installation)
        : ServerLog.EMPTY;
  }

  @Override
  public void close() {
    for (InstallationLog log : open.values()) {
      try {
        log.close();
      } catch (IOException e) {
        LOG.warn("A server's log file could not be closed", e);
      }
    }
  }

  private Path file(InstallationId installation) {
    return folder.resolve(FileNames.of(installation.value()) + ".log");
  }
}
