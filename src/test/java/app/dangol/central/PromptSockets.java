package app.dangol.central;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ServerSocketFactory;

/**
 * Sockets that send what is written at once. Head and body of an answer are written one after the
 * other, and the body would wait 40 ms for the other side's word that the head is there.
 */
final class PromptSockets extends ServerSocketFactory {
  @Override
  public ServerSocket createServerSocket() throws IOException {
    return new Prompt();
  }

  @Override
  public ServerSocket createServerSocket(int port) {
    throw new UnsupportedOperationException("the server binds by itself");
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog) {
    return createServerSocket(port);
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, InetAddress on) {
    return createServerSocket(port);
  }

  private static final class Prompt extends ServerSocket {
    Prompt() throws IOException {}

    @Override
    public Socket accept() throws IOException {
      Socket accepted = super.accept();
      accepted.setTcpNoDelay(true);
      return accepted;
    }
  }
}
