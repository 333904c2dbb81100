package app.dangol.device.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.device.Bytes;
import app.dangol.device.Content;
import app.dangol.device.Conversations;
import app.dangol.device.DeviceEvent;
import app.dangol.device.DeviceFeed;
import app.dangol.device.DeviceRemark;
import app.dangol.device.DeviceStatus;
import app.dangol.device.DriverFolder;
import app.dangol.device.DriverProfile;
import app.dangol.device.Frame;
import app.dangol.device.FrameRefused;
import app.dangol.device.Port;
import app.dangol.device.serial.JsscPort;
import app.dangol.device.serial.PortReader;
import app.dangol.device.serial.PtyLine;
import app.dangol.failure.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole way, on a real line: emulated device, port, reader's thread, conversation, frames. */
@Timeout(60)
class EmulatedLineTest {
  @TempDir Path folder;

  private final Clock clock = Clock.systemUTC();
  private final BlockingQueue<DeviceEvent> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<DeviceStatus> statuses = new LinkedBlockingQueue<>();
  private final BlockingQueue<EmulatorEvent> device = new LinkedBlockingQueue<>();
  private final List<AutoCloseable> running = new ArrayList<>();
  private @Nullable PtyLine made;

  @BeforeEach
  void openLine() {
    made = PtyLine.open(folder);
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable one : running.reversed()) {
      one.close();
    }
    if (made != null) {
      made.close();
    }
  }

  @Test
  void everyDriverReadsItsEmulator() throws Exception {
    for (String model : List.of("newland-cdc", "honeywell-cdc", "zebra-cdc", "datalogic-com")) {
      DriverProfile profile = shipped(model);
      EmulatorRun run = connect(profile, UnaryOperator.identity());
      run.present("]C0DG00001234");
      assertThat(nextCode()).isEqualTo("]C0DG00001234");
      disconnect();
    }
  }

  @Test
  void anSsiCodeIsAcknowledged() throws Exception {
    EmulatorRun run = connect(shipped("zebra-ssi"), UnaryOperator.identity());
    run.present("]E08801234567893");
    run.present("x".repeat(600));
    run.finish();
    assertThat(nextCode()).isEqualTo("]E08801234567893");
    assertThat(nextEvent()).isInstanceOf(DeviceRemark.class);
    assertThat(nextEvent()).isInstanceOf(DeviceRemark.class);
    assertThat(nextCode()).isEqualTo("]C0" + "x".repeat(600));
    assertThat(sent()).as("each packet once").isEqualTo(4);
    assertThat(events).isEmpty();
  }

  @Test
  void anSsiPacketThatIsSpoiledOnTheWayComesAgain() throws Exception {
    EmulatorRun run = connect(shipped("zebra-ssi"), port -> new SpoilingPort(port, 1));
    run.present("]Q1DG00001234");
    run.finish();
    assertThat(nextEvent()).isInstanceOf(FrameRefused.class);
    assertThat(nextCode()).isEqualTo("]Q1DG00001234");
    assertThat(events).isEmpty();
    assertThat(sent()).isEqualTo(2);
  }

  @Test
  void anSsiCodeIsGivenUpAfterThreeSpoiledPackets() throws Exception {
    EmulatorRun run = connect(shipped("zebra-ssi"), port -> new SpoilingPort(port, 3));
    run.present("]Q1DG00001234");
    run.present("]Q1DG00005678");
    run.finish();
    for (int i = 0; i < 3; i++) {
      assertThat(nextEvent()).isInstanceOf(FrameRefused.class);
    }
    assertThat(nextCode()).isEqualTo("]Q1DG00005678");
    assertThat(device).contains(new EmulatorEvent.Noted("gives the code up"));
  }

  @Test
  void aLineIsAcknowledgedWhereTheProfileSaysSo() throws Exception {
    EmulatorRun run =
        connect(own("framing = line\nacknowledge = ack-nak\n"), UnaryOperator.identity());
    run.present("A1");
    run.finish();
    assertThat(nextCode()).isEqualTo("A1");
    assertThat(device)
        .containsExactly(
            new EmulatorEvent.Sent(Bytes.of(new byte[] {'A', '1', '\r'})),
            new EmulatorEvent.Received(Bytes.of(new byte[] {0x06})),
            new EmulatorEvent.Noted("acknowledged"));
  }

  @Test
  void aTagIsReadAsOftenAsItIsRepeated() throws Exception {
    EmulatorRun run = connect(shipped("rdm6300"), UnaryOperator.identity());
    run.present("67003BA86C");
    run.present("no tag");
    run.present("");
    run.finish();
    for (int i = 0; i < 3; i++) {
      Content content = ((Frame) nextEvent()).content();
      assertThat(((Content.Tag) content).uid().hex()).isEqualTo("67003ba86c");
    }
    assertThat(device).anyMatch(EmulatorEvent.Noted.class::isInstance);
  }

  @Test
  void aModelThatIsAddedAsAFolderNeedsNoCode() throws Exception {
    EmulatorRun run =
        connect(own("framing = stx-etx\nlrc = xor\nname = New\n"), UnaryOperator.identity());
    run.present("DG00001234");
    assertThat(nextCode()).isEqualTo("DG00001234");
  }

  @Test
  void bothEndsTellThatThePlugWasPulled() throws Exception {
    EmulatorRun run = connect(shipped("zebra-ssi"), UnaryOperator.identity());
    device.clear();
    run.present("]Q1A");
    assertThat(nextCode()).isEqualTo("]Q1A");
    // What is pulled away between being counted and being read is waited for (see JsscPort).
    awaitAnswer();
    line().unplug();
    DeviceStatus gone = awaitState(DeviceStatus.State.OFFLINE);
    assertThat(gone.why()).contains(ErrorCode.DEV_02);
    assertThatThrownBy(run::finish).hasMessageContaining("DEV-02");
  }

  private DriverProfile shipped(String model) {
    return new DriverFolder(Path.of("drivers")).get(model);
  }

  private DriverProfile own(String properties) throws Exception {
    Path model = Files.createDirectories(folder.resolve("drivers/new-model"));
    Files.writeString(model.resolve("driver.properties"), properties);
    return new DriverFolder(folder.resolve("drivers")).get("new-model");
  }

  private EmulatorRun connect(DriverProfile profile, UnaryOperator<Port> cable) throws Exception {
    DeviceFeed feed =
        new DeviceFeed(profile.model(), Conversations.withDevice(profile), clock, events::add);
    PortReader reader =
        new PortReader(
            "reader", new JsscPort(line().host(), profile.serial()), feed, clock, statuses::add);
    running.add(reader);
    reader.start();
    awaitState(DeviceStatus.State.ONLINE);
    Port port = cable.apply(new JsscPort(line().device(), profile.serial()));
    EmulatorRun run = new EmulatorRun(port, Emulators.of(profile), clock, device::add);
    running.add(run);
    run.start();
    return run;
  }

  private void disconnect() throws Exception {
    for (AutoCloseable one : running.reversed()) {
      one.close();
    }
    running.clear();
  }

  private PtyLine line() {
    PtyLine line = made;
    if (line == null) {
      throw new IllegalStateException("no line");
    }
    return line;
  }

  private long sent() {
    return device.stream().filter(EmulatorEvent.Sent.class::isInstance).count();
  }

  private String nextCode() throws InterruptedException {
    DeviceEvent event = nextEvent();
    assertThat(event).isInstanceOf(Frame.class);
    Content.Code code = (Content.Code) ((Frame) event).content();
    return new String(code.data().toArray(), StandardCharsets.UTF_8);
  }

  private void awaitAnswer() throws InterruptedException {
    EmulatorEvent event;
    do {
      event = device.poll(10, TimeUnit.SECONDS);
      assertThat(event).as("the answer to what was sent").isNotNull();
    } while (!(event instanceof EmulatorEvent.Received));
  }

  private DeviceEvent nextEvent() throws InterruptedException {
    DeviceEvent event = events.poll(10, TimeUnit.SECONDS);
    assertThat(event).as("the next event").isNotNull();
    return event;
  }

  private DeviceStatus awaitState(DeviceStatus.State wanted) throws InterruptedException {
    while (true) {
      DeviceStatus status = statuses.poll(10, TimeUnit.SECONDS);
      assertThat(status).as("the status before %s came", wanted).isNotNull();
      if (status.state() == wanted) {
        return status;
      }
    }
  }

  /** A bad cable: the first writes arrive with a wrong bit. */
  private static final class SpoilingPort implements Port {
    private final Port port;
    private int left;

    SpoilingPort(Port port, int spoiled) {
      this.port = port;
      this.left = spoiled;
    }

    @Override
    public String path() {
      return port.path();
    }

    @Override
    public void open() {
      port.open();
    }

    @Override
    public int available() {
      return port.available();
    }

    @Override
    public byte[] read(int count) {
      return port.read(count);
    }

    @Override
    public void write(byte[] bytes) {
      byte[] arriving = bytes.clone();
      if (left > 0) {
        left--;
        arriving[arriving.length / 2] ^= 0x10;
      }
      port.write(arriving);
    }

    @Override
    public void close() {
      port.close();
    }
  }
}
