package dev.serai.credential.vault.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Trusts the certificates in a file, and no others. */
public final class TrustedAuthority {
  private TrustedAuthority() {}

  /**
   * What trusts them.
   *
   * @param file one or more certificates, as PEM
   * @throws IllegalArgumentException if there are none in it
   */
  public static TrustManager[] of(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      int count = 0;
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        trusted.setCertificateEntry("ca-" + count++, one);
      }
      if (count == 0) {
        throw new IllegalArgumentException("ca-file has no certificate in it.");
      }
      return managers(trusted);
    } catch (IOException e) {
      throw new IllegalArgumentException("ca-file cannot be read.", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("ca-file is no file of certificates as PEM.", e);
    }
  }

  private static TrustManager[] managers(KeyStore trusted) throws GeneralSecurityException {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    return trust.getTrustManagers();
  }
}
