package dev.serai.itests.container;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.EnumSet;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.security.SecurityUtils;

/** The SSH console, opened with the key that the first start made. */
final class Console implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final SshClient client = client();
  private final int port;
  private final KeyPair key;

  Console(int port, Path key) throws IOException, GeneralSecurityException {
    this.port = port;
    this.key = read(key);
  }

  /** Whether this password opens the console. */
  static boolean opens(int port, String user, String password) throws IOException {
    try (SshClient client = client();
        ClientSession session =
            client.connect(user, "127.0.0.1", port).verify(LIMIT).getSession()) {
      session.addPasswordIdentity(password);
      return session.auth().await(LIMIT) && session.isAuthenticated();
    }
  }

  private static SshClient client() {
    SshClient client = SshClient.setUpDefaultClient();
    client.setServerKeyVerifier((session, address, serverKey) -> true);
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    client.start();
    return client;
  }

  private static KeyPair read(Path key) throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(key)) {
      return SecurityUtils.loadKeyPairIdentities(null, () -> key.toString(), in, null)
          .iterator()
          .next();
    }
  }

  /** Runs a command in a session of its own; fails if the command does. */
  String run(String command) {
    try (ClientSession session =
        client.connect("serai", "127.0.0.1", port).verify(LIMIT).getSession()) {
      session.addPublicKeyIdentity(key);
      session.auth().verify(LIMIT);
      return run(session, command);
    } catch (IOException e) {
      throw new UncheckedIOException(command, e);
    }
  }

  private static String run(ClientSession session, String command) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ChannelExec channel = session.createExecChannel(command)) {
      channel.setOut(out);
      channel.setErr(out);
      channel.open().verify(LIMIT);
      channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), LIMIT);
      String printed = out.toString(StandardCharsets.UTF_8);
      Integer status = channel.getExitStatus();
      if (status == null || status != 0) {
        throw new AssertionError(command + " ended with " + status + ": " + printed);
      }
      return printed;
    }
  }

  @Override
  public void close() {
    client.stop();
  }
}
