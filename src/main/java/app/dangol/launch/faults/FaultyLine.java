package app.dangol.launch.faults;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * A line between device and hub that can be told to fail: real sockets, one request a connection.
 * Towards the hub it speaks HTTP/1.0, so that an answer ends where the connection does.
 */
final class FaultyLine implements AutoCloseable {
  private static final String END_OF_HEAD = "\r\n\r\n";
  private static final int LARGEST_HEAD = 64 * 1024;

  private final URI hub;
  private final ServerSocket server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicLong requests = new AtomicLong();
  private volatile Function<Ask, Reply> rule = ask -> new Reply.Pass();

  /**
   * A request as the line sees it.
   *
   * @param number from 1
   */
  record Ask(String method, String path, long number) {
    boolean isOps() {
      return path.equals("/v1/ops");
    }
  }

  private record Message(String head, byte[] body) {}

  FaultyLine(URI hub) throws IOException {
    this.hub = hub;
    this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  /** Where devices find it. */
  URI url() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
  }

  /** What becomes of every request from now on. Asked on many threads. */
  void behave(Function<Ask, Reply> next) {
    rule = next;
  }

  void behave(Reply always) {
    rule = ask -> always;
  }

  /** Breaks every connection that stands. */
  void breakAll() {
    open.forEach(FaultyLine::drop);
  }

  long requests() {
    return requests.get();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket device = server.accept();
        open.add(device);
        threads.execute(() -> serve(device));
      } catch (IOException e) {
        // Closed, or a device that had gone before it was taken in.
        continue;
      }
    }
  }

  private void serve(Socket device) {
    try (device) {
      Message request = read(device.getInputStream());
      String[] line = request.head().split("[ ?]", 3);
      Ask ask = new Ask(line[0], line[1], requests.incrementAndGet());
      carry(device, request, rule.apply(ask));
    } catch (IOException e) {
      // A broken connection is this class's purpose.
      drop(device);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(device);
    }
  }

  private void carry(Socket device, Message request, Reply reply)
      throws IOException, InterruptedException {
    OutputStream out = device.getOutputStream();
    switch (reply) {
      case Reply.Pass pass -> out.write(answer(request));
      case Reply.Away away -> drop(device);
      case Reply.LoseAnswer lose -> {
        answer(request);
        drop(device);
      }
      case Reply.Cut(double share) -> {
        byte[] answer = answer(request);
        int head = new String(answer, StandardCharsets.ISO_8859_1).indexOf(END_OF_HEAD) + 4;
        out.write(answer, 0, head + (int) ((answer.length - head) * share));
        out.flush();
        drop(device);
      }
      case Reply.Refuse refuse -> out.write(refusal(refuse));
      case Reply.Silent silent -> closed.await();
      case Reply.Drip(long between) -> {
        for (byte each : answer(request)) {
          out.write(each);
          out.flush();
          if (closed.await(between, TimeUnit.MILLISECONDS)) {
            return;
          }
        }
      }
    }
  }

  private static byte[] refusal(Reply.Refuse refuse) {
    String body = "{\"code\":\"busy\",\"message\":\"later\"}";
    String after = refuse.retryAfter().map(text -> "Retry-After: " + text + "\r\n").orElse("");
    return ("HTTP/1.1 %d No\r\nContent-Type: application/json\r\n%sContent-Length: %d\r\n"
            + "Connection: close\r\n\r\n%s")
        .formatted(refuse.status(), after, body.length(), body)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** The hub's whole answer, with a length, so that a cut can be told from an end. */
  private byte[] answer(Message request) throws IOException {
    try (Socket socket = new Socket(hub.getHost(), hub.getPort())) {
      String head =
          request
              .head()
              .replaceFirst(" HTTP/1.1", " HTTP/1.0")
              .replaceAll("(?i)\r\nConnection:[^\r]*", "");
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().write(request.body());
      socket.getOutputStream().flush();
      byte[] all = socket.getInputStream().readAllBytes();
      int end = new String(all, StandardCharsets.ISO_8859_1).indexOf(END_OF_HEAD);
      if (end < 0) {
        throw new EOFException("no answer");
      }
      String answer =
          new String(all, 0, end, StandardCharsets.ISO_8859_1)
              .replaceFirst("HTTP/1.0", "HTTP/1.1")
              .replaceAll("(?i)\r\n(Connection|Content-Length|Transfer-Encoding):[^\r]*", "");
      int length = all.length - end - END_OF_HEAD.length();
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      whole.writeBytes(
          (answer + "\r\nContent-Length: " + length + "\r\nConnection: close" + END_OF_HEAD)
              .getBytes(StandardCharsets.ISO_8859_1));
      whole.write(all, end + END_OF_HEAD.length(), length);
      return whole.toByteArray();
    }
  }

  private static Message read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith(END_OF_HEAD)) {
      int next = in.read();
      if (next < 0 || head.size() > LARGEST_HEAD) {
        throw new EOFException("no request");
      }
      head.write(next);
    }
    String text = head.toString(StandardCharsets.ISO_8859_1);
    int length =
        text.lines()
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
            .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
            .findFirst()
            .orElse(0);
    return new Message(text, in.readNBytes(length));
  }

  /** With a reset, as a line does that is cut. */
  private static void drop(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // It is gone, which is what was wanted.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    server.close();
    breakAll();
    threads.shutdownNow();
  }
}
