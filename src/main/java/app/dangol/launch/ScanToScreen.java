package app.dangol.launch;

import app.dangol.cache.DataFolder;
import app.dangol.central.HubRoute;
import app.dangol.config.KioskConfig;
import app.dangol.demo.DemoData;
import app.dangol.demo.DemoFiles;
import app.dangol.screen.FxThread;
import app.dangol.sync.SyncStatus;
import app.dangol.trust.wrap.KeyWraps;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * Measures the whole way of a card, from the last byte of its frame to the scene and to the frame
 * drawn: the real decoder, desk, sealed database, view model and screen, without a hub.
 */
final class ScanToScreen {
  /** The headless platform's screen is 1000 by 1000; two columns from this width on. */
  private static final double WIDTH = 1000;

  private static final double HEIGHT = 800;

  /** Until the compiler has seen what it needs to see. */
  private static final int WARM_UP = 150;

  private final Path data;
  private final BenchShop.Size size;
  private final int scans;
  private final PrintWriter words;

  /**
   * @param data an empty folder
   * @param scans that are counted
   */
  ScanToScreen(Path data, BenchShop.Size size, int scans, PrintWriter words) {
    this.data = data;
    this.size = size;
    this.scans = scans;
    this.words = words;
  }

  /**
   * One entry for each scan, in milliseconds.
   *
   * @param sceneCpuMs of the desk's and the FX thread, until the scene stands
   * @param deskCpuMs of the desk's thread alone
   * @param sceneMs elapsed until the scene stands
   * @param frameMs elapsed until the frame is drawn
   * @param queryCpuMs of the bare query
   */
  record Figures(
      double[] sceneCpuMs,
      double[] deskCpuMs,
      double[] sceneMs,
      double[] frameMs,
      double[] queryCpuMs,
      double loadSeconds) {
    static Figures of(int scans, double loadSeconds) {
      return new Figures(
          new double[scans],
          new double[scans],
          new double[scans],
          new double[scans],
          new double[scans],
          loadSeconds);
    }
  }

  /**
   * Builds the base and scans. Not on the FX thread; JavaFX must not run yet, and ends with this.
   */
  Figures measure() throws InterruptedException {
    Clock clock = Clock.systemDefaultZone();
    KioskConfig config = DemoShop.config(AppHome.find(), data, Locale.KOREAN);
    FxRuntime.start(true);
    try (DataFolder folder =
            DataFolder.open(config.dataFolder(), KeyWraps.of(config.keys().store()));
        Dangol dangol = new Dangol(config, folder, NO_HUB, FxThread.blockingGuard(), clock)) {
      long begun = System.nanoTime();
      new BenchShop(DemoData.read(DemoFiles.shipped(), clock), config.place().store(), size)
          .load(dangol.stores());
      double loadSeconds = (System.nanoTime() - begun) / 1e9;
      words.println("The base is there; scanning.");
      AssociateApp app =
          FxRuntime.call(() ->
              new AssociateApp(
                  dangol, config, clock, AssociateApp.Tray.none(dangol), WIDTH, HEIGHT));
      FxRuntime.run(() -> {
        app.model().onSyncStatus(inStep(clock.instant()));
        app.show(false, () -> {});
      });
      return scan(dangol, app, folder.cacheFile(), loadSeconds);
    } catch (SQLException e) {
      throw new IllegalStateException("the bare query failed", e);
    } finally {
      FxRuntime.exit();
    }
  }

  /** Nothing is exchanged: {@link Dangol#start} is never called. */
  private static final HubEndpoint NO_HUB =
      new HubEndpoint(HubRoute.direct(URI.create("http://127.0.0.1:9")), "no-token-is-needed");

  private static SyncStatus inStep(Instant now) {
    return new SyncStatus(
        SyncStatus.State.SYNCED, now, Optional.of(now), 0, 0, Optional.empty(), Optional.empty());
  }

  private Figures scan(Dangol dangol, AssociateApp app, Path cacheFile, double loadSeconds)
      throws InterruptedException, SQLException {
    Figures figures = Figures.of(scans, loadSeconds);
    Random random = new Random(size.seed() + 1);
    ScanWatch watch = new ScanWatch(dangol, app);
    try (PointQuery query = new PointQuery(cacheFile)) {
      int last = -1;
      for (int i = -WARM_UP; i < scans; i++) {
        // The same card twice within a second would count once.
        int customer = other(random.nextInt(size.customers()), last);
        last = customer;
        ScanWatch.Times times = watch.time(BenchShop.id(customer), BenchShop.frame(customer));
        double queryCpuMs = query.cpuMs(BenchShop.id(customer));
        if (i >= 0) {
          figures.sceneCpuMs()[i] = times.deskCpuMs() + times.fxCpuMs();
          figures.deskCpuMs()[i] = times.deskCpuMs();
          figures.sceneMs()[i] = times.sceneMs();
          figures.frameMs()[i] = times.frameMs();
          figures.queryCpuMs()[i] = queryCpuMs;
        }
      }
    }
    return figures;
  }

  private int other(int customer, int last) {
    return customer == last ? (customer + 1) % size.customers() : customer;
  }
}
