package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.config.KioskConfig.CardPattern;
import app.dangol.config.KioskConfig.Scanner;
import app.dangol.device.Bytes;
import app.dangol.device.DeviceReader;
import app.dangol.device.DeviceRemark;
import app.dangol.device.DriverFolder;
import app.dangol.device.DriverProfile;
import app.dangol.device.serial.PtyPair;
import app.dangol.device.usb.PluggedIn;
import app.dangol.scan.Scanned;
import app.dangol.screen.setup.model.DeviceReport;
import app.dangol.screen.setup.model.DeviceReport.Health;
import app.dangol.screen.setup.model.DevicesReport;
import app.dangol.screen.setup.model.Meaning;
import app.dangol.screen.setup.model.Refusal;
import app.dangol.screen.setup.model.SeenUnit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way from a port's bytes to what the page is told, on a line made in software. */
class DevicesBoardTest {
  private static final String CARD = "]C0DG1345379224";

  @TempDir private Path folder;
  private final Clock clock = Clock.systemUTC();
  private final DriverProfile profile =
      new DriverFolder(Path.of("drivers")).get("generic-line-scanner");
  private final DevicesWatch watch = new DevicesWatch();
  private final BlockingQueue<DevicesReport> told = new LinkedBlockingQueue<>();
  private final BlockingQueue<Scanned> scans = new LinkedBlockingQueue<>();
  private PtyPair line;
  private DevicesBoard board;
  private DeviceReader reader;
  private Runnable unfollow;

  @BeforeEach
  void open() {
    line = PtyPair.open(folder);
    DevicesBoard.Device device =
        DevicesBoard.Device.of(
            new Scanner("counter", profile.model(), line.path()), profile, watch);
    board = new DevicesBoard(List.of(device), plugged(DevicesUsb.NOTHING), false, clock);
    ReaderLine cards = new ReaderLine(List.of(new CardPattern("dangol", "DG[0-9]{10}")), clock);
    reader = device.reader(cards, clock, scans::add, remark -> {}, status -> {});
    unfollow = board.follow(told::add);
    reader.start();
  }

  @AfterEach
  void close() {
    if (line != null) {
      unfollow.run();
      reader.close();
      line.close();
    }
  }

  private DevicesPlugged plugged(DevicesUsb usb) {
    return new DevicesPlugged(
        new PluggedIn(folder.resolve("dev"), folder.resolve("sys")), usb, List.of());
  }

  private void send(String text) throws IOException {
    line.send(text.getBytes(StandardCharsets.UTF_8));
  }

  private DeviceReport await(Predicate<DeviceReport> wanted) throws InterruptedException {
    while (true) {
      DevicesReport report = told.poll(60, TimeUnit.SECONDS);
      assertThat(report).as("a report").isNotNull();
      DeviceReport device = report.devices().getFirst();
      if (wanted.test(device)) {
        return device;
      }
    }
  }

  private DeviceReport awaitUnits(int count) throws InterruptedException {
    return await(device -> device.seen().size() == count);
  }

  @Test
  void tellsWhatCameWhatItMeansAndHowMuch() throws Exception {
    send("]E08801234567893\r" + CARD + "\r" + CARD + "\rhello\r");

    DeviceReport device = awaitUnits(4);

    assertThat(device.health()).isEqualTo(Health.WORKING);
    assertThat(device.seen())
        .extracting(SeenUnit::meaning)
        .containsExactly(
            new Meaning.Text(Optional.empty(), "hello"),
            new Meaning.Refused(Refusal.DUPLICATE),
            new Meaning.Member(Optional.of("CODE_128"), "…9224"),
            new Meaning.Item(Optional.of("EAN_13"), "08801234567893"));
    assertThat(device.seen().getLast().hex()).hasValue("5d453038383031323334353637383933");
    assertThat(device.counts().bytes()).isEqualTo(17 + 16 + 16 + 6);
    assertThat(device.counts().frames()).isEqualTo(4);
    assertThat(device.counts().read()).isEqualTo(3);
    assertThat(device.counts().refusedBy()).containsOnlyKeys(Refusal.DUPLICATE);
    assertThat(scans).hasSize(4);
  }

  @Test
  void ofAPaymentCardNoByteIsKept() throws Exception {
    send("4111111111111111\r");

    SeenUnit unit = awaitUnits(1).seen().getFirst();

    assertThat(unit.meaning()).isEqualTo(new Meaning.Refused(Refusal.PAYMENT_CARD));
    assertThat(unit.hex()).isEmpty();
    assertThat(unit.length()).isEqualTo(16);
  }

  @Test
  void aCodeWithoutASuffixIsToldAsUnfinished() throws Exception {
    send("8801234567893");

    SeenUnit unit = awaitUnits(1).seen().getFirst();

    assertThat(unit.meaning()).isEqualTo(new Meaning.Refused(Refusal.UNFINISHED));
    assertThat(unit.length()).isEqualTo(13);
  }

  @Test
  void keepsTheNewestTwentyAndCountsAll() throws Exception {
    StringBuilder burst = new StringBuilder();
    for (int i = 100; i < 150; i++) {
      burst.append("unit ").append(i).append('\r');
    }
    send(burst.toString());

    DeviceReport device = await(now -> now.counts().frames() == 50);

    assertThat(device.seen()).hasSize(20);
    assertThat(device.seen().getFirst().number()).isEqualTo(50);
    assertThat(device.seen().getFirst().meaning())
        .isEqualTo(new Meaning.Text(Optional.empty(), "unit 149"));
  }

  @Test
  void ofALongUnitAPageIsKept() throws Exception {
    send("x".repeat(500) + "\r");

    SeenUnit unit = awaitUnits(1).seen().getFirst();

    assertThat(unit.hex().orElseThrow()).hasSize(2 * 256);
    assertThat(unit.length()).isEqualTo(500);
  }

  @Test
  void unpluggedItHasGoneAndBackItIsCounted() throws Exception {
    await(device -> device.health() == Health.WORKING);
    line.vanish();
    await(device -> device.health() == Health.GONE);
    line.comeBack();

    DeviceReport device = await(now -> now.health() == Health.WORKING);

    assertThat(device.counts().reconnects()).isEqualTo(1);
  }

  @Test
  void clearedItHasNothingAndGoesOn() throws Exception {
    send("one\r");
    awaitUnits(1);
    board.clear("counter");
    assertThat(awaitUnits(0).counts()).isEqualTo(DeviceReport.Counts.NONE);

    send("two\r");

    assertThat(awaitUnits(1).counts().frames()).isEqualTo(1);
  }

  @Test
  void onceNobodyFollowsTheUnitsAreForgottenAndCounted() throws Exception {
    send("one\r");
    awaitUnits(1);
    unfollow.run();
    assertThat(watch.now().seen()).isEmpty();

    send("two\r");
    takeScans(2);

    assertThat(watch.now().seen()).isEmpty();
    assertThat(watch.now().counts().frames()).isEqualTo(2);
  }

  @Test
  void followedAgainItKeepsWhatComesFromThenOn() throws Exception {
    unfollow.run();
    send("one\r");
    takeScans(1);
    told.clear();
    unfollow = board.follow(told::add);

    send("two\r");

    DeviceReport device = awaitUnits(1);
    assertThat(device.seen().getFirst().meaning())
        .isEqualTo(new Meaning.Text(Optional.empty(), "two"));
    assertThat(device.counts().frames()).isEqualTo(2);
  }

  @Test
  void theUnitsStayUntilTheLastFollowerHasGone() throws Exception {
    Runnable second = board.follow(report -> {});
    send("one\r");
    awaitUnits(1);

    second.run();
    second.run();
    assertThat(watch.now().seen()).hasSize(1);

    unfollow.run();
    assertThat(watch.now().seen()).isEmpty();
  }

  @Test
  void oneThatKeepsNothingKeepsNothingForAFollowerEither() {
    DevicesWatch counting = new DevicesWatch(0);
    counting.keep();

    counting.remarked(new DeviceRemark("model", Bytes.of(new byte[] {65}), "A", clock.instant()));

    assertThat(counting.now().seen()).isEmpty();
    assertThat(counting.now().counts().remarks()).isEqualTo(1);
  }

  private void takeScans(int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      assertThat(scans.poll(60, TimeUnit.SECONDS)).as("scan %d", i).isNotNull();
    }
  }

  @Test
  void whatIsAskedAndNotAnsweredIsToldAfterAWhile() throws Exception {
    DeviceReport working = await(device -> device.health() == Health.WORKING);
    DevicesHealth later =
        new DevicesHealth(Clock.fixed(working.since().plusSeconds(3), java.time.ZoneOffset.UTC));
    assertThat(later.of(line.path(), watch.now())).isEqualTo(Health.WORKING);

    watch.sent(4);
    assertThat(later.of(line.path(), watch.now())).isEqualTo(Health.NO_ANSWER);

    watch.received(1);
    assertThat(later.of(line.path(), watch.now())).isEqualTo(Health.WORKING);
  }

  @Test
  void tellsWhatIsPluggedInAndNotConfigured() throws Exception {
    Path port = Files.createFile(Files.createDirectories(folder.resolve("dev")).resolve("ttyACM3"));
    Path byId = Files.createDirectories(folder.resolve("dev/serial/by-id"));
    Files.createSymbolicLink(byId.resolve("usb-HR22"), port);
    Path newland = usb("1-2", "1eab", "1a06");
    Path terminals = Files.createDirectories(folder.resolve("sys/class/tty"));
    Files.createSymbolicLink(terminals.resolve("ttyACM3"), newland);
    usb("1-3", "05e0", "0600");
    DevicesUsb known =
        id ->
            switch (id.toString()) {
              case "1eab:1a06" ->
                  Optional.of(
                      new DevicesUsb.Known(
                          "Newland HR22", true, Optional.of("newland-cdc"), Optional.empty()));
              case "05e0:0600" ->
                  Optional.of(
                      new DevicesUsb.Known(
                          "Zebra scanner",
                          false,
                          Optional.empty(),
                          Optional.of("zebra-simple-com")));
              default -> Optional.empty();
            };

    DevicesPlugged.Found found = plugged(known).look();

    assertThat(found.ports())
        .containsExactly(
            new DevicesReport.PortFound(
                byId.resolve("usb-HR22").toString(),
                true,
                Optional.of("Newland HR22"),
                List.of("newland-cdc")));
    assertThat(found.wrongModes())
        .containsExactly(
            new DevicesReport.WrongMode("Zebra scanner", "05e0:0600", "zebra-simple-com"));
    DevicesPlugged configured =
        new DevicesPlugged(
            new PluggedIn(folder.resolve("dev"), folder.resolve("sys")),
            known,
            List.of(port.toString()));
    assertThat(configured.look().ports()).isEmpty();
  }

  private Path usb(String place, String vendor, String product) throws IOException {
    Path device = Files.createDirectories(folder.resolve("sys/bus/usb/devices").resolve(place));
    Files.writeString(device.resolve("idVendor"), vendor + "\n");
    Files.writeString(device.resolve("idProduct"), product + "\n");
    return device;
  }
}
