package app.dangol.screen.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.scan.Scan;
import app.dangol.screen.FxThread;
import app.dangol.screen.FxThreadExtension;
import app.dangol.screen.SceneWords;
import app.dangol.screen.ShopFloor;
import app.dangol.screen.Snapshot;
import app.dangol.screen.kiosk.model.KioskPage;
import app.dangol.screen.theme.Fonts;
import app.dangol.visit.ShopperEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * S2: two customers scanned in turn a thousand times (or {@code -Ddangol.scans}), with the desk on
 * a thread of its own as in a shop and the window shown: each card wipes whoever was there before
 * it shows anybody, and at no pulse does the scene graph hold anything of both.
 */
class S2AlternatingScansTest {
  private static final int SCANS = Integer.getInteger("dangol.scans", 1_000);

  /** Of these every one is compared pixel by pixel; odd, so that both customers have their turn. */
  private static final int EVERY_PIXEL = 9;

  @TempDir private Path folder;

  @Test
  void noPulseShowsTwoCustomersAtOnce() throws Exception {
    startFx();
    try (ShopFloor shop = new ShopFloor(folder);
        ExecutorService desk = Executors.newSingleThreadExecutor()) {
      Watch watch = onFx(() -> new Watch(shop));
      shop.onThread(desk);
      for (int i = 0; i < SCANS; i++) {
        boolean even = i % 2 == 0;
        Scan card = ShopFloor.card(even ? ShopFloor.WILHELMINA : ShopFloor.NAMGUNG);
        boolean touched = i % 3 == 0;
        onFx(() -> {
          shop.shoppers.onScan(card);
          // Somebody still touches what the former visit shows.
          return !touched || watch.touchAnOffer();
        });
        // Every seventh comes while the one before it is still on its way.
        if (i % 7 != 0) {
          watch.await(even, i + 1);
          if (i % EVERY_PIXEL == 1) {
            onFx(() -> watch.comparePixels(even));
          }
        }
      }
      onFx(watch::close);

      System.out.printf(
          "alternating scans: %d, pulses watched: %d, compared by pixel: %d, mixed: %d%n",
          SCANS, watch.pulses, watch.compared, watch.mixed.size());
      assertThat(watch.mixed).isEmpty();
      assertThat(watch.taken).as("wiped before the next was shown").isEqualTo(SCANS);
      assertThat(watch.pulses).isGreaterThan(SCANS / 2);
      assertThat(watch.compared).isGreaterThan(SCANS / EVERY_PIXEL / 2);
    }
  }

  /** The watch itself: it must see what it is there to see. */
  @Test
  void theWatchSeesTwoCustomersIfTheyAreThere() throws Exception {
    startFx();
    try (ShopFloor shop = new ShopFloor(folder)) {
      Watch watch = onFx(() -> new Watch(shop));
      onFx(() -> {
        shop.shoppers.onScan(ShopFloor.card(ShopFloor.WILHELMINA));
        shop.shoppers.onScan(ShopFloor.card(ShopFloor.NAMGUNG));
        ((Pane) watch.scene.getRoot()).getChildren().add(new Text(Watch.WILHELMINA));
        watch.look();
        watch.close();
        return true;
      });
      assertThat(watch.mixed).isNotEmpty();
    }
  }

  /** Looks at the scene graph after every layout. */
  private static final class Watch {
    static final String WILHELMINA = "W*** F***";
    static final String NAMGUNG = "남**연";

    final List<String> mixed = new ArrayList<>();
    int pulses;
    int compared;
    int taken;
    private int greetings;
    private final Kiosk kiosk;
    private final Stage stage = new Stage();
    private final Scene scene;
    private final Map<String, Image> pictures = new HashMap<>();

    Watch(ShopFloor shop) {
      new Fonts().load();
      kiosk = new Kiosk(shop);
      scene = new KioskScreen(kiosk.model, new Panel(540, 960, 32), List.of(), key -> {}).scene();
      scene.getPreferences().setReducedMotion(true);
      scene.addPostLayoutPulseListener(this::look);
      shop.shoppers.subscribe(this::count);
      stage.setScene(scene);
      stage.show();
    }

    /** Runs after the model has taken the event in, for it subscribed first. */
    private void count(ShopperEvent event) {
      if (event instanceof ShopperEvent.Arrived) {
        FxThread.run(() -> greetings++);
      } else if (event instanceof ShopperEvent.CardTaken) {
        FxThread.run(this::lookForNobody);
      }
    }

    /** Between a card and whose it is there is nobody. */
    private void lookForNobody() {
      taken++;
      String shown = String.join(" ", SceneWords.all(scene.getRoot()));
      if (shown.contains(WILHELMINA) || shown.contains(NAMGUNG)) {
        mixed.add("still there after the next card: " + shown);
      }
    }

    boolean touchAnOffer() {
      if (kiosk.model.pageProperty().get() instanceof KioskPage.Greeting page) {
        kiosk.model.open(page.greeting().offers().getFirst().sku());
      }
      return true;
    }

    void look() {
      pulses++;
      Set<String> seen = new HashSet<>();
      for (String words : SceneWords.all(scene.getRoot())) {
        for (String name : List.of(WILHELMINA, NAMGUNG)) {
          if (words.contains(name)) {
            seen.add(name);
          }
        }
      }
      String shown = String.join(" ", SceneWords.all(scene.getRoot()));
      // The reasons differ, too: one has a history that goes with something, the other none.
      boolean ofWilhelmina = seen.contains(WILHELMINA) || shown.contains("취향에 어울려요");
      boolean ofNamgung = seen.contains(NAMGUNG) || shown.contains("요즘 많이 찾으세요");
      if (ofWilhelmina && ofNamgung) {
        mixed.add(shown);
      }
    }

    /**
     * Waits until the pulse that laid out the right greeting.
     *
     * @param scans how many greetings there must have been, so that no earlier one is taken for it
     */
    void await(boolean wilhelmina, int scans) throws Exception {
      String wanted = wilhelmina ? WILHELMINA : NAMGUNG;
      CountDownLatch laidOut = new CountDownLatch(1);
      Runnable each =
          () -> {
            if (greetings >= scans
                && kiosk.model.pageProperty().get() instanceof KioskPage.Greeting page
                && page.greeting().title().contains(wanted)) {
              laidOut.countDown();
            }
            Platform.requestNextPulse();
          };
      onFx(() -> {
        scene.addPostLayoutPulseListener(each);
        Platform.requestNextPulse();
        return true;
      });
      assertThat(laidOut.await(20, TimeUnit.SECONDS)).as("%s is shown", wanted).isTrue();
      onFx(() -> {
        scene.removePostLayoutPulseListener(each);
        return true;
      });
    }

    /**
     * The same visit is the same picture, whoever was here before. One that differs is kept beside
     * the one it should be.
     */
    boolean comparePixels(boolean wilhelmina) throws IOException {
      String name = wilhelmina ? WILHELMINA : NAMGUNG;
      Image now = scene.snapshot(null);
      Image before = pictures.putIfAbsent(name, now);
      if (before != null) {
        compared++;
        if (!Arrays.equals(pixels(before), pixels(now))) {
          mixed.add("another picture of " + name);
          Path folder = Path.of("target/look");
          Snapshot.of(before).write(folder.resolve("alternating-as-it-was.png"));
          Snapshot.of(now).write(folder.resolve("alternating-" + mixed.size() + ".png"));
        }
      }
      return true;
    }

    private static int[] pixels(Image image) {
      int width = (int) image.getWidth();
      int height = (int) image.getHeight();
      int[] argb = new int[width * height];
      image
          .getPixelReader()
          .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
      return argb;
    }

    boolean close() {
      stage.hide();
      return true;
    }
  }

  private static void startFx() throws Exception {
    FxThreadExtension.start();
  }

  private static <T> T onFx(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    Platform.runLater(task);
    return task.get(60, TimeUnit.SECONDS);
  }
}
