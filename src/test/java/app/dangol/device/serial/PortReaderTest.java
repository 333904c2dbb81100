package app.dangol.device.serial;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.AimMode;
import app.dangol.device.Conversations;
import app.dangol.device.DeviceEvent;
import app.dangol.device.DeviceFeed;
import app.dangol.device.DeviceStatus;
import app.dangol.device.DeviceStatus.State;
import app.dangol.device.DriverProfile;
import app.dangol.device.Frame;
import app.dangol.device.FrameRefused;
import app.dangol.device.Framing;
import app.dangol.device.FramingReason;
import app.dangol.device.SerialSettings;
import app.dangol.failure.ErrorCode;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PortReaderTest {
  private static final String NAME = "test reader";

  @TempDir Path folder;

  private final Clock clock = Clock.systemUTC();
  private final BlockingQueue<DeviceEvent> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<DeviceStatus> statuses = new LinkedBlockingQueue<>();
  private @Nullable PortReader reader;

  @AfterEach
  void stop() {
    if (reader != null) {
      reader.close();
    }
  }

  @Test
  void turnsBytesIntoFramesAlsoOneByOne() throws Exception {
    try (PtyPair pair = PtyPair.open(folder)) {
      startReader(pair, Framing.Suffix.ANY, events::add);
      awaitState(State.ONLINE);
      pair.send(ascii("8801234567893\r\nDG00001234\r"));
      assertThat(nextFrame()).isEqualTo("8801234567893");
      assertThat(nextFrame()).isEqualTo("DG00001234");
      for (byte one : ascii("DG00005678\n")) {
        pair.send(new byte[] {one});
      }
      assertThat(nextFrame()).isEqualTo("DG00005678");
    }
  }

  @Test
  void endsALineWithoutSuffixWhenTheLineGoesQuiet() throws Exception {
    try (PtyPair pair = PtyPair.open(folder)) {
      startReader(pair, Framing.Suffix.NONE, events::add);
      awaitState(State.ONLINE);
      pair.send(ascii("DG00001234"));
      assertThat(nextFrame()).isEqualTo("DG00001234");
    }
  }

  @Test
  void takesABurstOfOneMebibyteWhole() throws Exception {
    byte[] burst = new byte[1 << 20];
    CRC32 sent = new CRC32();
    Random random = new Random(7);
    for (int i = 0; i < burst.length; i++) {
      boolean lineEnd = i % 64 == 63;
      burst[i] = (byte) (lineEnd ? '\r' : 'A' + random.nextInt(26));
      if (!lineEnd) {
        sent.update(burst[i]);
      }
    }
    try (PtyPair pair = PtyPair.open(folder)) {
      startReader(pair, Framing.Suffix.CR, events::add);
      awaitState(State.ONLINE);
      long start = System.nanoTime();
      pair.send(burst);
      CRC32 arrived = new CRC32();
      for (int line = 0; line < burst.length / 64; line++) {
        arrived.update(nextFrame().getBytes(US_ASCII));
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      assertThat(arrived.getValue()).isEqualTo(sent.getValue());
      System.out.printf(Locale.ROOT, "1 MiB burst: %.2f MB/s%n", burst.length / seconds / 1e6);
    }
  }

  @Test
  void goesOfflineWhenTheDeviceIsUnpluggedAndOnlineWhenItIsBack() throws Exception {
    try (PtyPair pair = PtyPair.open(folder)) {
      startReader(pair, Framing.Suffix.CR, events::add);
      awaitState(State.ONLINE);
      pair.send(ascii("BEFORE\rHALF"));
      assertThat(nextFrame()).isEqualTo("BEFORE");
      pair.vanish();
      DeviceStatus gone = awaitState(State.OFFLINE);
      assertThat(gone.why()).contains(ErrorCode.DEV_02);
      assertThat(gone.detail()).contains(pair.path());
      pair.comeBack();
      long start = System.nanoTime();
      awaitState(State.ONLINE);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
      pair.send(ascii("AFTER\r"));
      // Half a line from before must not stand in front of the first code after. It is missing
      // altogether if the line was hung up before it was read.
      DeviceEvent next = nextEvent();
      if (next instanceof FrameRefused half) {
        assertThat(half.reason()).isEqualTo(FramingReason.UNFINISHED);
        next = nextEvent();
      }
      assertThat(textOf(next)).isEqualTo("AFTER");
    }
  }

  @Test
  void waitsForADeviceThatIsPluggedInLater() throws Exception {
    try (PtyPair pair = PtyPair.open(folder)) {
      pair.vanish();
      startReader(pair, Framing.Suffix.CR, events::add);
      assertThat(awaitState(State.OFFLINE).why()).contains(ErrorCode.DEV_01);
      pair.comeBack();
      awaitState(State.ONLINE);
      pair.send(ascii("DG00001234\r"));
      assertThat(nextFrame()).isEqualTo("DG00001234");
      assertThat(statuses).as("told of changes only").isEmpty();
    }
  }

  @Test
  void readsOnWhenAListenerFails() throws Exception {
    try (PtyPair pair = PtyPair.open(folder)) {
      startReader(
          pair,
          Framing.Suffix.CR,
          event -> {
            events.add(event);
            throw new IllegalStateException("a listener that fails on purpose");
          });
      awaitState(State.ONLINE);
      pair.send(ascii("ONE\r"));
      assertThat(nextFrame()).isEqualTo("ONE");
      pair.send(ascii("TWO\r"));
      assertThat(nextFrame()).isEqualTo("TWO");
    }
  }

  @Test
  void stopsWithinASecondAndLeavesNoThread() throws Exception {
    try (PtyPair pair = PtyPair.open(folder)) {
      PortReader running = startReader(pair, Framing.Suffix.CR, events::add);
      awaitState(State.ONLINE);
      long start = System.nanoTime();
      running.close();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
      assertThat(readerThread()).isEmpty();
      assertThat(running.status().state()).isEqualTo(State.UNKNOWN);
      running.close();
    }
  }

  @Test
  void stopsWithinASecondWhileItWaitsForTheDevice() throws Exception {
    try (PtyPair pair = PtyPair.open(folder)) {
      pair.vanish();
      PortReader waiting = startReader(pair, Framing.Suffix.CR, events::add);
      awaitState(State.OFFLINE);
      long start = System.nanoTime();
      waiting.close();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
      assertThat(readerThread()).isEmpty();
    }
  }

  @Test
  void costsNextToNothingWhileNobodyScans() throws Exception {
    try (PtyPair pair = PtyPair.open(folder)) {
      startReader(pair, Framing.Suffix.CR, events::add);
      awaitState(State.ONLINE);
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      long id = readerThread().orElseThrow().threadId();
      long wallBefore = System.nanoTime();
      long cpuBefore = threads.getThreadCpuTime(id);
      // The idle line is what is measured: nothing may come.
      assertThat(events.poll(2, TimeUnit.SECONDS)).isNull();
      double share =
          (double) (threads.getThreadCpuTime(id) - cpuBefore) / (System.nanoTime() - wallBefore);
      System.out.printf(Locale.ROOT, "idle reader: %.2f %% of a core%n", share * 100);
      // jSSC's own listener takes 22 %, its blocking read 50 %.
      assertThat(share).isLessThan(0.10);
    }
  }

  private PortReader startReader(
      PtyPair pair, Framing.Suffix suffix, Consumer<DeviceEvent> listener) {
    SerialSettings serial =
        new SerialSettings(115200, 8, SerialSettings.Parity.NONE, SerialSettings.StopBits.ONE);
    DriverProfile profile =
        new DriverProfile(
            "test",
            "Test",
            new Framing.Line(suffix, 512, Duration.ofMillis(200)),
            serial,
            AimMode.OPTIONAL,
            Duration.ofSeconds(1));
    DeviceFeed feed = new DeviceFeed("test", Conversations.withDevice(profile), clock, listener);
    PortReader started =
        new PortReader(NAME, new JsscPort(pair.path(), serial), feed, clock, statuses::add);
    reader = started;
    assertThat(started.status().state()).isEqualTo(State.UNKNOWN);
    started.start();
    return started;
  }

  private DeviceStatus awaitState(State wanted) throws InterruptedException {
    while (true) {
      DeviceStatus status = statuses.poll(10, TimeUnit.SECONDS);
      assertThat(status).as("the status before %s came", wanted).isNotNull();
      if (status.state() == wanted) {
        return status;
      }
    }
  }

  private String nextFrame() throws InterruptedException {
    return textOf(nextEvent());
  }

  private DeviceEvent nextEvent() throws InterruptedException {
    DeviceEvent event = events.poll(10, TimeUnit.SECONDS);
    assertThat(event).as("the next event").isNotNull();
    return event;
  }

  private static String textOf(DeviceEvent event) {
    assertThat(event).isInstanceOf(Frame.class);
    return new String(((Frame) event).raw().toArray(), US_ASCII);
  }

  private static Optional<Thread> readerThread() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("port " + NAME))
        .findAny();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
