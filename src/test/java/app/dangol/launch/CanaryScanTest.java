package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.DataFolder;
import app.dangol.config.KioskConfig;
import app.dangol.customer.Note;
import app.dangol.customer.TimelineEntry;
import app.dangol.demo.DemoCards;
import app.dangol.demo.DemoData;
import app.dangol.demo.DemoFiles;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.ClientBuckets;
import app.dangol.hub.store.PageLimit;
import app.dangol.hub.store.SqliteHubStore;
import app.dangol.sync.SyncStatus;
import app.dangol.visit.CustomerView;
import app.dangol.visit.VisitEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.logging.LogManager;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Looks for every customer of the demo in the raw bytes of everything a device leaves behind: its
 * folder as a crash would leave it, its folder after an orderly end, and its log.
 */
class CanaryScanTest {
  private static final String NOTE = "파란 원피스 재입고되면 여동생분께 연락 — call her sister Beatrix";
  private static final String QUEUED_NOTE = "생일 선물로 촛대 두 개 원하심 — never by e-mail";

  @TempDir Path folder;

  private final DemoCards cards = DemoCards.read(DemoFiles.shipped());
  private final BlockingQueue<VisitEvent> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<SyncStatus> statuses = new LinkedBlockingQueue<>();

  @Test
  void noFileOfADeviceAndNoLogHoldsAnythingPersonalInClear() throws Exception {
    Canaries canaries =
        Canaries.of(
            DemoData.read(DemoFiles.shipped(), Clock.systemUTC()), List.of(NOTE, QUEUED_NOTE));
    Path data = folder.resolve("data");
    Path log = folder.resolve("log").resolve("dangol.log");
    Files.createDirectories(log.getParent());
    PrintStream before = System.err;
    try (PrintStream captured = new PrintStream(log.toFile(), StandardCharsets.UTF_8)) {
      System.setErr(captured);
      LogSetup.apply();
      serve(data);
    } finally {
      System.setErr(before);
      LogManager.getLogManager().readConfiguration();
    }

    List<byte[]> ofGoods = alsoInGoods(canaries, data);
    PatternScan scan = new PatternScan(without(ofGoods, canaries.inEveryForm()));
    List<Path> traces = new ArrayList<>(filesIn(data.resolve("device")));
    traces.addAll(filesIn(folder.resolve("crashed")));
    traces.add(log);
    assertThat(traces)
        .extracting(file -> file.getFileName().toString())
        .contains("cache.db", "cache.db-wal", "ops.db", "ops.db-wal", "device.key", "dangol.log");
    assertThat(log).content().contains("HUB-");
    long bytes = 0;
    for (Path file : traces) {
      byte[] content = Files.readAllBytes(file);
      bytes += content.length;
      // Nobody in the demo exists, so that a failure may say who it was.
      assertThat(
              scan.findIn(content).stream().map(found -> new String(found, StandardCharsets.UTF_8)))
          .as(file.getFileName().toString())
          .isEmpty();
    }
    int control = controls(canaries, scan, data);
    System.out.printf(
        Locale.ROOT,
        "canary scan: %d customers, %d forms (%d more are in goods), %d files, %d bytes: 0 found;"
            + " control: %d found%n",
        canaries.customers(),
        scan.size(),
        ofGoods.size(),
        traces.size(),
        bytes,
        control);
  }

  /**
   * Forms that a device without a single customer holds as well, having fetched the same goods from
   * the same hub: a name that goods are called by, the digits of a number within a GTIN. Never a
   * whole name, number, card or address.
   */
  private List<byte[]> alsoInGoods(Canaries canaries, Path data) throws IOException {
    Clock clock = Clock.systemDefaultZone();
    KioskConfig demo = demoConfig(folder.resolve("goods"));
    KioskConfig nobodys =
        new KioskConfig(
            demo.mode(),
            demo.display(),
            new KioskConfig.Place("nobodys", "tablet-2"),
            demo.staff(),
            demo.lock(),
            demo.hub(),
            demo.dataFolder(),
            demo.driversFolder(),
            demo.scanners(),
            demo.cards(),
            demo.retentionMonths(),
            demo.keys(),
            demo.consentTexts());
    try (DataFolder device = DataFolder.open(nobodys.dataFolder());
        EmbeddedHub hub = DemoShop.hub(data, clock, BlockingGuard.NONE);
        Dangol dangol = new Dangol(nobodys, device, hub.start(), BlockingGuard.NONE, clock)) {
      assertThat(dangol.syncOnce().pulled()).isGreaterThan(10_000);
    }
    byte[] content = Files.readAllBytes(nobodys.dataFolder().resolve("cache.db"));
    assertThat(new PatternScan(canaries.heldByTheHub()).countIn(content)).isZero();
    List<byte[]> found = new PatternScan(canaries.inEveryForm()).findIn(content);
    assertThat(found).as("few, or the scan would prove little").hasSizeLessThan(50);
    return found;
  }

  private static KioskConfig demoConfig(Path data) {
    return DemoShop.config(new AppHome(Path.of("").toAbsolutePath()), data, Locale.KOREAN);
  }

  private static List<byte[]> without(List<byte[]> left, List<byte[]> all) {
    Set<ByteBuffer> out = left.stream().map(ByteBuffer::wrap).collect(Collectors.toSet());
    return all.stream().filter(form -> !out.contains(ByteBuffer.wrap(form))).toList();
  }

  /** What the hub reads in its own store, with the keys that lie beside it. */
  private static String openedByTheHub(Path file) {
    StringBuilder all = new StringBuilder();
    try (SqliteHubStore store = SqliteHubStore.open(file, BlockingGuard.NONE)) {
      store.forEachRecord("customer", record -> all.append(record.data()).append('\n'));
      PageLimit everything = new PageLimit(10_000_000, Integer.MAX_VALUE);
      store
          .listSnapshot(ClientBuckets.ALL, null, Optional.empty(), everything)
          .rows()
          .forEach(row -> all.append(row.data()).append('\n'));
    }
    return all.toString();
  }

  /** The same scan finds everything where it does lie in clear; the hub's own files hold none. */
  private int controls(Canaries canaries, PatternScan scan, Path data) throws IOException {
    PatternScan held = new PatternScan(canaries.heldByTheHub());
    ByteArrayOutputStream hub = new ByteArrayOutputStream();
    StringBuilder opened = new StringBuilder();
    for (Path file : filesIn(data.resolve("hub"))) {
      String name = file.getFileName().toString();
      if (name.startsWith("hub-")) {
        hub.write(Files.readAllBytes(file));
      }
      if (name.endsWith(".db")) {
        opened.append(openedByTheHub(file));
      }
    }
    assertThat(held.countIn(hub.toByteArray())).as("in the hub's files").isZero();
    assertThat(held.countIn(opened.toString().getBytes(StandardCharsets.UTF_8)))
        .as("the hub holds all of it")
        .isEqualTo(held.size());

    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    for (byte[] form : canaries.inEveryForm()) {
      plain.write(form);
      plain.write(0);
    }
    assertThat(scan.countIn(plain.toByteArray())).as("every form").isEqualTo(scan.size());
    assertThat(canaries.customers()).isGreaterThan(3_000);
    return held.size() + scan.size();
  }

  /** A morning in the shop: customers, a note, the line down, another note, the line up again. */
  private void serve(Path data) throws Exception {
    Clock clock = Clock.systemDefaultZone();
    KioskConfig config = demoConfig(data);
    try (DataFolder device = DataFolder.open(config.dataFolder());
        EmbeddedHub hub = DemoShop.hub(data, clock, BlockingGuard.NONE);
        Dangol dangol = new Dangol(config, device, hub.start(), BlockingGuard.NONE, clock)) {
      dangol.desk().subscribe(events::add);
      dangol.sync().onStatus(statuses::add);
      dangol.start();
      awaitStatus(dangol, SyncStatus.State.SYNCED);
      for (String card : List.of("unknown", "payment", "broken", "gifts", "newcomer")) {
        dangol.readers().sendByHand(cards.find(card).orElseThrow().bytes());
      }
      CustomerView customer = scan(dangol, "faithful");
      dangol.desk().nameRevealed(customer.customer().id());
      dangol.desk().addNote(customer.customer().id(), NOTE);
      awaitNote(NOTE, Note.Delivery.DELIVERED);
      hub.interrupt();
      awaitStatus(dangol, SyncStatus.State.OFFLINE);
      dangol.desk().addNote(customer.customer().id(), QUEUED_NOTE);
      awaitNote(QUEUED_NOTE, Note.Delivery.QUEUED);
      copy(config.dataFolder(), folder.resolve("crashed"));
      hub.resume();
      dangol.sync().refresh();
      awaitNote(QUEUED_NOTE, Note.Delivery.DELIVERED);
    }
  }

  private CustomerView scan(Dangol dangol, String card) throws InterruptedException {
    dangol.readers().sendByHand(cards.find(card).orElseThrow().bytes());
    // Those before it in the queue come first; the newcomer is the last of them.
    List<CustomerView> arrived = new ArrayList<>();
    while (arrived.size() < 3) {
      if (next() instanceof VisitEvent.CustomerArrived came) {
        arrived.add(came.view());
      }
    }
    return arrived.getLast();
  }

  private void awaitNote(String text, Note.Delivery wanted) throws InterruptedException {
    Predicate<TimelineEntry> there =
        entry ->
            entry instanceof TimelineEntry.Written written
                && written.note().text().equals(text)
                && written.note().delivery() == wanted;
    while (!(next() instanceof VisitEvent.CustomerRefreshed refreshed
        && refreshed.view().timeline().stream().anyMatch(there))) {
      // Earlier views do not show it yet.
    }
  }

  private VisitEvent next() throws InterruptedException {
    VisitEvent event = events.poll(60, TimeUnit.SECONDS);
    assertThat(event).as("an event").isNotNull();
    return event;
  }

  private void awaitStatus(Dangol dangol, SyncStatus.State wanted) throws InterruptedException {
    SyncStatus status = dangol.sync().status();
    while (status.state() != wanted) {
      status = statuses.poll(60, TimeUnit.SECONDS);
      assertThat(status).as("a status on the way to %s", wanted).isNotNull();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (Path file : filesIn(from)) {
      Files.copy(file, to.resolve(file.getFileName()));
    }
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
