package app.dangol.central;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The certificate authorities of a file, and no others: a shop that names its own is not open to
 * whoever gets a certificate from one of a hundred public ones. Two in the file, the present one
 * and the next, and neither an end of the one nor a change of the hub's key locks devices out.
 */
final class Authorities {
  private static final int MAX_BYTES = 1 << 20;

  private final X509TrustManager trust;

  private Authorities(X509TrustManager trust) {
    this.trust = trust;
  }

  /**
   * Reads PEM (RFC 7468). Blocks.
   *
   * @throws DangolException CFG-01 if it cannot be read, or holds anything but authorities
   */
  static Authorities read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] pem = in.readNBytes(MAX_BYTES + 1);
      if (pem.length > MAX_BYTES) {
        throw refused("is larger than " + MAX_BYTES + " bytes", null);
      }
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem));
      if (found.isEmpty()) {
        throw refused("holds no certificate", null);
      }
      return of(found);
    } catch (IOException e) {
      throw refused("cannot be read", e);
    } catch (GeneralSecurityException e) {
      throw refused("holds something else than certificates in PEM", e);
    }
  }

  private static Authorities of(Collection<? extends Certificate> found)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (Certificate each : found) {
      if (!(each instanceof X509Certificate authority) || authority.getBasicConstraints() < 0) {
        throw refused("holds a certificate that may sign no others", null);
      }
      store.setCertificateEntry(String.valueOf(store.size()), authority);
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return new Authorities(
        Arrays.stream(factory.getTrustManagers())
            .filter(X509TrustManager.class::isInstance)
            .map(X509TrustManager.class::cast)
            .findFirst()
            .orElseThrow(() -> new GeneralSecurityException("no trust manager")));
  }

  X509TrustManager trust() {
    return trust;
  }

  SSLSocketFactory sockets() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new X509TrustManager[] {trust}, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }

  private static DangolException refused(String why, @Nullable Exception e) {
    return new DangolException(ErrorCode.CFG_01, "the file of the hub's authorities " + why, e);
  }
}
