package app.dangol.launch;

import app.dangol.config.KioskConfig.CardPattern;
import app.dangol.config.KioskConfig.Scanner;
import app.dangol.device.DeviceReader;
import app.dangol.device.DriverFolder;
import app.dangol.device.DriverProfile;
import app.dangol.device.serial.VirtualLine;
import app.dangol.device.usb.PluggedIn;
import app.dangol.screen.Appearance;
import app.dangol.screen.Appearance.Palette;
import app.dangol.screen.Snapshot;
import app.dangol.screen.setup.DevicesScreen;
import app.dangol.screen.setup.DevicesViewModel;
import app.dangol.screen.setup.model.DeviceDetail;
import app.dangol.screen.setup.model.DevicesPage;
import app.dangol.screen.setup.model.Tone;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.Scene;

/**
 * The device test page without a person and without devices: readers on lines made in software send
 * what readers send, and the page is pictured. Prints one line a picture. JavaFX must be running.
 */
final class DevicesTour {
  private static final Appearance KOREAN = look(Locale.KOREAN, Palette.LIGHT);
  private static final Appearance ENGLISH = look(Locale.ENGLISH, Palette.LIGHT);
  private static final List<Appearance> EVERY =
      List.of(
          KOREAN,
          ENGLISH,
          look(Locale.KOREAN, Palette.DARK),
          look(Locale.ENGLISH, Palette.DARK),
          look(Locale.KOREAN, Palette.CONTRAST),
          look(Locale.ENGLISH, Palette.CONTRAST));

  /** A product, a card, the card again, an address, somebody's payment card, and noise. */
  private static final List<byte[]> UNITS =
      List.of(
          text("]E08801234567893\r"),
          text("]C0DG1345379224\r"),
          text("]C0DG1345379224\r"),
          text("]Q1https://example.com/coupon/AUTUMN-2026-0042\r"),
          text("4111 1111 1111 1111\r"),
          new byte[] {(byte) 0xF8, (byte) 0x9E, 0x06, (byte) 0xE0, '\r'});

  /** What a scanner without a suffix sends. */
  private static final byte[] UNFINISHED = text("8801234567893");

  private static final String COUNTER = "counter";
  private static final String STOCKROOM = "stockroom";
  private static final String FITTING_ROOM = "fitting-room";

  private final Path folder;
  private final Path drivers;
  private final JsonLines lines;
  private final PrintWriter words;

  /**
   * @param folder for the lines and what is plugged in
   */
  DevicesTour(Path folder, Path drivers, JsonLines lines, PrintWriter words) {
    this.folder = folder;
    this.drivers = drivers;
    this.lines = lines;
    this.words = words;
  }

  private static Appearance look(Locale language, Palette palette) {
    return new Appearance(language, palette, 100);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * @param shots where the pictures go
   */
  void run(Path shots) throws IOException, InterruptedException {
    if (!VirtualLine.isPossible()) {
      words.println("There is no socat here, so no reader can be made in software.");
    }
    try (TourAlbum album = new TourAlbum(shots, lines)) {
      if (VirtualLine.isPossible()) {
        try (VirtualLine counter = VirtualLine.open(folder.resolve(COUNTER));
            VirtualLine stockroom = VirtualLine.open(folder.resolve(STOCKROOM))) {
          walk(album, Optional.of(counter));
        }
      } else {
        walk(album, Optional.empty());
      }
      album.finish();
    }
    words.println("The pictures of the device test page are in " + shots + "/.");
  }

  private void walk(TourAlbum album, Optional<VirtualLine> counter)
      throws IOException, InterruptedException {
    Clock clock = Clock.systemDefaultZone();
    DriverFolder models = new DriverFolder(drivers);
    List<DevicesBoard.Device> devices = new ArrayList<>();
    for (Scanner scanner :
        List.of(
            scanner(COUNTER, ReaderPlan.BY_HAND),
            scanner(STOCKROOM, "vtap"),
            scanner(FITTING_ROOM, "zebra-cdc"))) {
      DriverProfile profile = models.get(scanner.driver());
      devices.add(DevicesBoard.Device.of(scanner, profile, new DevicesWatch()));
    }
    ReaderLine line = new ReaderLine(List.of(new CardPattern("dangol", "DG[0-9]{10}")), clock);
    List<DeviceReader> readers =
        devices.stream()
            .map(device -> device.reader(line, clock, scanned -> {}, remark -> {}, status -> {}))
            .toList();
    DevicesBoard board = new DevicesBoard(devices, plugged(), false, clock);
    try {
      readers.forEach(DeviceReader::start);
      new Walk(board, clock, album).walk(counter);
    } finally {
      readers.forEach(DeviceReader::close);
    }
  }

  private Scanner scanner(String name, String driver) {
    return new Scanner(name, driver, folder.resolve(name).toString());
  }

  /** A machine with two more devices, as Linux tells of them. */
  private DevicesPlugged plugged() throws IOException {
    Path devices = folder.resolve("dev");
    Path system = folder.resolve("sys");
    Path port = Files.createDirectories(devices).resolve("ttyACM3");
    Files.createFile(port);
    Path byId = Files.createDirectories(devices.resolve("serial/by-id"));
    Files.createSymbolicLink(byId.resolve("usb-Newland_Auto-ID_HR22-if00"), port);
    Path newland = usb(system, "1-2", "1eab", "1a06", "Newland Auto-ID HR22");
    Path terminal = Files.createDirectories(system.resolve("class/tty"));
    Files.createSymbolicLink(terminal.resolve("ttyACM3"), newland);
    usb(system, "1-3", "05e0", "0600", "Symbol Bar Code Scanner");
    return new DevicesPlugged(
        new PluggedIn(devices, system), DevicesPlugged.known(drivers), List.of());
  }

  private static Path usb(Path system, String place, String vendor, String product, String name)
      throws IOException {
    Path device = Files.createDirectories(system.resolve("bus/usb/devices").resolve(place));
    Files.writeString(device.resolve("idVendor"), vendor + "\n");
    Files.writeString(device.resolve("idProduct"), product + "\n");
    Files.writeString(device.resolve("product"), name + "\n");
    return device;
  }

  /** One walk through the page. */
  private static final class Walk {
    private final DevicesViewModel model;
    private final Scene across;
    private final Scene upright;
    private final TourAlbum album;
    private final FxWaits waits;
    private long begun = System.nanoTime();

    Walk(DevicesBoard board, Clock clock, TourAlbum album) throws InterruptedException {
      this.album = album;
      model = FxRuntime.call(() -> new DevicesViewModel(board, clock.getZone(), KOREAN));
      waits = new FxWaits(model.pageProperty());
      across = FxRuntime.call(() -> scene(AssociateApp.WIDTH, AssociateApp.HEIGHT));
      upright = FxRuntime.call(() -> scene(AssociateApp.HEIGHT, AssociateApp.WIDTH));
    }

    private Scene scene(double width, double height) {
      Scene scene = new DevicesScreen(model, width, height, Optional.empty()).scene();
      scene.getPreferences().setReducedMotion(true);
      return scene;
    }

    void walk(Optional<VirtualLine> counter) throws IOException, InterruptedException {
      FxRuntime.run(model::open);
      if (counter.isPresent()) {
        readers(counter.get());
      }
      step(() -> model.select(FITTING_ROOM));
      until("the missing reader", detail -> detail.tone() == Tone.CAUTION);
      picture("devices-not-there", List.of(KOREAN, ENGLISH));
      FxRuntime.run(model::close);
    }

    private void readers(VirtualLine counter) throws IOException, InterruptedException {
      step(() -> model.select(COUNTER));
      until("the reader at work", detail -> detail.tone() == Tone.GOOD);
      picture("devices-waiting", List.of(KOREAN, ENGLISH));
      begin();
      for (int i = 0; i < UNITS.size(); i++) {
        counter.send(UNITS.get(i));
        int wanted = i + 1;
        until("unit " + wanted, detail -> detail.lines().size() == wanted);
      }
      picture("devices-units", EVERY);
      begin();
      counter.send(UNFINISHED);
      until("what has no end", detail -> detail.lines().size() == UNITS.size() + 1);
      picture("devices-unfinished", List.of(KOREAN, ENGLISH));
      begin();
      counter.vanish();
      until("that the reader has gone", detail -> detail.tone() == Tone.BAD);
      picture("devices-gone", List.of(KOREAN, ENGLISH));
    }

    private void until(String what, Predicate<DeviceDetail> shown) throws InterruptedException {
      waits.until(
          what,
          () -> model.pageProperty().get().flatMap(DevicesPage::detail).stream().anyMatch(shown));
    }

    private void step(Runnable touch) throws InterruptedException {
      begin();
      FxRuntime.run(touch);
    }

    private void begin() {
      begun = System.nanoTime();
    }

    private void picture(String step, List<Appearance> looks) throws InterruptedException {
      long ms = (System.nanoTime() - begun) / 1_000_000;
      for (Appearance look : looks) {
        FxRuntime.run(() -> model.appearanceProperty().set(look));
        String name =
            step
                + "-"
                + look.language().getLanguage()
                + "-"
                + look.palette().name().toLowerCase(Locale.ROOT);
        album.add(step, ms, name + ".png", FxRuntime.call(() -> Snapshot.of(across)));
        album.add(step, ms, name + "-upright.png", FxRuntime.call(() -> Snapshot.of(upright)));
      }
    }
  }
}
