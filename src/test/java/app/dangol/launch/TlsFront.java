package app.dangol.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * TLS before a hub that speaks none, as a shop's IT puts it there: passes every byte on and knows
 * nothing of HTTP.
 */
final class TlsFront implements AutoCloseable {
  private final HeldCertificate authority =
      new HeldCertificate.Builder().certificateAuthority(0).commonName("The shop").build();
  private final URI hub;
  private final ServerSocket listening;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /**
   * Serves on a free port.
   *
   * @param hub plain http on this machine
   */
  TlsFront(URI hub) throws IOException {
    this.hub = hub;
    HeldCertificate own =
        new HeldCertificate.Builder()
            .signedBy(authority)
            .commonName("localhost")
            .addSubjectAlternativeName("localhost")
            .build();
    listening =
        new HandshakeCertificates.Builder()
            .heldCertificate(own)
            .build()
            .sslContext()
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  URI url() {
    return URI.create("https://localhost:" + listening.getLocalPort());
  }

  /** Who has signed its certificate. */
  Path writeAuthority(Path file) throws IOException {
    return Files.writeString(file, authority.certificatePem());
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket outside = keep(listening.accept());
        Socket inside = keep(new Socket(InetAddress.getLoopbackAddress(), hub.getPort()));
        Thread.ofVirtual().start(() -> pass(outside, inside));
        Thread.ofVirtual().start(() -> pass(inside, outside));
      } catch (IOException e) {
        // Closed; or nobody is behind it any more, and whoever asked finds that out.
      }
    }
  }

  private Socket keep(Socket socket) {
    open.add(socket);
    return socket;
  }

  private void pass(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] block = new byte[8192];
      for (int read = in.read(block); read > 0; read = in.read(block)) {
        out.write(block, 0, read);
        out.flush();
      }
    } catch (IOException e) {
      // One side has closed, so the other is closed.
    }
    open.remove(from);
    open.remove(to);
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
