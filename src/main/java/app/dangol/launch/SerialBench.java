package app.dangol.launch;

import app.dangol.device.Conversations;
import app.dangol.device.DeviceEvent;
import app.dangol.device.DeviceFeed;
import app.dangol.device.DeviceStatus;
import app.dangol.device.DriverProfile;
import app.dangol.device.serial.JsscPort;
import app.dangol.device.serial.PortReader;
import app.dangol.device.serial.VirtualLine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Measures the reading of serial ports on pseudo terminals: the real port, reader thread and
 * decoder. One thread calls it.
 */
final class SerialBench {
  private static final long PATIENCE_SECONDS = 30;
  private static final byte[] CARD = "DG1345379224\r".getBytes(StandardCharsets.US_ASCII);
  private static final double NANOS_PER_MS = 1e6;

  private final Path folder;
  private final DriverProfile profile;
  private final Clock clock = Clock.systemUTC();
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  /**
   * @param folder for the near ends of the lines
   * @param profile a line scanner
   */
  SerialBench(Path folder, DriverProfile profile) {
    this.folder = folder;
    this.profile = profile;
  }

  /** One line with its reader. */
  private final class Rig implements AutoCloseable {
    private final VirtualLine line;
    private final BlockingQueue<DeviceStatus.State> states = new LinkedBlockingQueue<>();
    private final PortReader reader;

    Rig(String name, Consumer<DeviceEvent> listener) throws IOException {
      line = VirtualLine.open(folder.resolve(name));
      reader =
          new PortReader(
              name,
              new JsscPort(line.path(), profile.serial()),
              new DeviceFeed(profile.model(), Conversations.withDevice(profile), clock, listener),
              clock,
              status -> states.add(status.state()));
      reader.start();
    }

    void await(DeviceStatus.State wanted) throws InterruptedException {
      DeviceStatus.State now = null;
      while (now != wanted) {
        now = states.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (now == null) {
          throw new IllegalStateException("the port did not become " + wanted);
        }
      }
    }

    @Override
    public void close() {
      reader.close();
      line.close();
    }
  }

  /**
   * Processor time of the readers' threads while nothing is sent.
   *
   * @return percent of a core for each port
   */
  double[] idle(int ports, int seconds) throws IOException, InterruptedException {
    List<Rig> rigs = new ArrayList<>();
    try {
      for (int i = 0; i < ports; i++) {
        Rig rig = new Rig("idle-" + i, event -> {});
        rigs.add(rig);
        rig.await(DeviceStatus.State.ONLINE);
      }
      // What is compiled on the way in is not the price of idling.
      TimeUnit.SECONDS.sleep(3);
      long[] ids = readerThreads();
      long[] before = Arrays.stream(ids).map(threads::getThreadCpuTime).toArray();
      long begun = System.nanoTime();
      TimeUnit.SECONDS.sleep(seconds);
      long wall = System.nanoTime() - begun;
      double[] shares = new double[ids.length];
      for (int i = 0; i < ids.length; i++) {
        shares[i] = 100.0 * (threads.getThreadCpuTime(ids[i]) - before[i]) / wall;
      }
      return shares;
    } finally {
      rigs.forEach(Rig::close);
    }
  }

  /**
   * From sending a card to its frame.
   *
   * @return milliseconds for each
   */
  double[] echo(int times, int pauseMs) throws IOException, InterruptedException {
    BlockingQueue<Long> arrived = new ArrayBlockingQueue<>(1);
    double[] took = new double[times];
    try (Rig rig = new Rig("echo", event -> arrived.add(System.nanoTime()))) {
      rig.await(DeviceStatus.State.ONLINE);
      for (int i = 0; i < times; i++) {
        TimeUnit.MILLISECONDS.sleep(pauseMs);
        long sent = System.nanoTime();
        rig.line.send(CARD);
        Long at = arrived.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (at == null) {
          throw new IllegalStateException("a card was lost");
        }
        took[i] = (at - sent) / NANOS_PER_MS;
      }
    }
    return took;
  }

  /**
   * As many cards as the line takes.
   *
   * @return frames a second
   */
  double fullSpeed(int frames) throws IOException, InterruptedException {
    byte[] burst = new byte[CARD.length * 1000];
    for (int i = 0; i < 1000; i++) {
      System.arraycopy(CARD, 0, burst, i * CARD.length, CARD.length);
    }
    int bursts = Math.max(1, frames / 1000);
    CountDownLatch all = new CountDownLatch(bursts * 1000);
    try (Rig rig = new Rig("burst", event -> all.countDown())) {
      rig.await(DeviceStatus.State.ONLINE);
      long begun = System.nanoTime();
      for (int i = 0; i < bursts; i++) {
        rig.line.send(burst);
      }
      if (!all.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException(all.getCount() + " frames were lost");
      }
      return bursts * 1000 / ((System.nanoTime() - begun) / 1e9);
    }
  }

  /**
   * Unplugs and plugs in again, with a card read after each.
   *
   * @return milliseconds from the port's being there to the reader's being online, for each
   */
  double[] replug(int cycles) throws IOException, InterruptedException {
    AtomicInteger cards = new AtomicInteger();
    BlockingQueue<DeviceEvent> read = new LinkedBlockingQueue<>();
    double[] took = new double[cycles];
    try (Rig rig =
        new Rig(
            "replug",
            event -> {
              cards.incrementAndGet();
              read.add(event);
            })) {
      rig.await(DeviceStatus.State.ONLINE);
      for (int i = 0; i < cycles; i++) {
        rig.line.vanish();
        rig.await(DeviceStatus.State.OFFLINE);
        rig.line.comeBack();
        long back = System.nanoTime();
        rig.await(DeviceStatus.State.ONLINE);
        took[i] = (System.nanoTime() - back) / NANOS_PER_MS;
        rig.line.send(CARD);
        if (read.poll(PATIENCE_SECONDS, TimeUnit.SECONDS) == null) {
          throw new IllegalStateException("no card was read after plugging in " + (i + 1));
        }
      }
    }
    if (cards.get() != cycles) {
      throw new IllegalStateException(cards.get() + " cards were read, not " + cycles);
    }
    return took;
  }

  /** How many reader threads there are now. */
  int countReaderThreads() {
    return readerThreads().length;
  }

  private static long[] readerThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("port "))
        .mapToLong(Thread::threadId)
        .toArray();
  }
}
