package app.dangol.central;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.Map;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/**
 * Connections on which the system itself asks the other side for a sign of life (RFC 9293, section
 * 3.8.4) after a second without any, and which fail when none comes within another: while a device
 * waits for changes nothing is sent, and a network that goes without a word would not be missed
 * until the wait is over.
 */
final class KeptAliveSockets extends SocketFactory {
  private static final Map<SocketOption<Integer>, Integer> SIGNS =
      Map.of(
          ExtendedSocketOptions.TCP_KEEPIDLE, 1,
          ExtendedSocketOptions.TCP_KEEPINTERVAL, 1,
          ExtendedSocketOptions.TCP_KEEPCOUNT, 1);

  @Override
  public Socket createSocket() throws IOException {
    Socket socket = new Socket();
    try {
      socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
      for (Map.Entry<SocketOption<Integer>, Integer> sign : SIGNS.entrySet()) {
        // Some systems do not let a program choose; there the long wait stays.
        if (socket.supportedOptions().contains(sign.getKey())) {
          socket.setOption(sign.getKey(), sign.getValue());
        }
      }
      return socket;
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return connected(
        new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return connected(
        new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
  }

  private Socket connected(InetSocketAddress to, @Nullable InetSocketAddress from)
      throws IOException {
    Socket socket = createSocket();
    try {
      if (from != null) {
        socket.bind(from);
      }
      socket.connect(to);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
