import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Makes the key that opens the SSH console: {@code java ConsoleKey.java etc/console.key}.
 *
 * <p>The private key is readable by its owner alone (PKCS #8 in PEM, RFC 7468). The public key goes
 * to {@code keys.properties} beside it, in the encoding of RFC 4253, section 6.6, for the user
 * {@code serai}; the file's other lines stay.
 */
final class ConsoleKey {
  private static final String USER = "serai";
  private static final int BITS = 3072;

  private ConsoleKey() {}

  public static void main(String[] args) throws IOException, GeneralSecurityException {
    Path privateFile = Path.of(args[0]);
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(BITS);
    KeyPair pair = generator.generateKeyPair();
    authorize(privateFile.resolveSibling("keys.properties"), (RSAPublicKey) pair.getPublic());
    writePrivate(privateFile, pem(pair.getPrivate().getEncoded()));
  }

  private static void authorize(Path file, RSAPublicKey key) throws IOException {
    List<String> lines = new ArrayList<>(Files.exists(file) ? Files.readAllLines(file) : List.of());
    lines.removeIf(line -> line.startsWith(USER + "="));
    lines.add(USER + "=" + openSsh(key) + ",_g_:admingroup");
    Files.write(file, lines);
  }

  private static String openSsh(RSAPublicKey key) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    write(out, "ssh-rsa".getBytes(StandardCharsets.US_ASCII));
    write(out, key.getPublicExponent().toByteArray());
    write(out, key.getModulus().toByteArray());
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static void write(DataOutputStream out, byte[] field) throws IOException {
    out.writeInt(field.length);
    out.write(field);
  }

  private static String pem(byte[] pkcs8) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(pkcs8);
    return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
  }

  private static void writePrivate(Path file, String pem) throws IOException {
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    Files.createFile(draft, ownerOnly);
    Files.writeString(draft, pem, StandardOpenOption.WRITE);
    Files.move(draft, file);
  }
}
