package app.dangol.screen.kiosk;

import app.dangol.cache.TestRows;
import app.dangol.screen.ShopFloor;
import app.dangol.screen.theme.Fonts;
import app.dangol.wire.Entity;
import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.scene.Scene;

/**
 * A process of its own, so that its heap is small: greets somebody at a kiosk, lets the screen wipe
 * itself, and counts how often their name stands in a dump of the live heap before and after. The
 * name is made up for this run alone and kept only in a disguise.
 */
final class KioskHeap {
  private static final String CARD = "10000077";

  /** The name with each letter moved by one. */
  private final String disguised;

  private final Path folder;

  private KioskHeap(Path folder) {
    this.folder = folder;
    Random random = new Random();
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      name.append((char) ('b' + random.nextInt(24)));
    }
    disguised = name.toString();
  }

  /**
   * Prints {@code control N} and {@code left N}.
   *
   * @param args a folder for the databases and the dumps
   */
  public static void main(String[] args) throws Exception {
    FutureTask<Boolean> run =
        new FutureTask<>(() -> {
          new KioskHeap(Path.of(args[0])).run();
          return true;
        });
    Platform.startup(run);
    run.get();
    System.exit(0);
  }

  private void run() throws IOException {
    new Fonts().load();
    try (ShopFloor shop = new ShopFloor(folder)) {
      arrive(shop);
      Kiosk kiosk = new Kiosk(shop);
      Scene scene = new KioskScreen(kiosk.model, Kiosk.TALL_32, List.of(), key -> {}).scene();
      kiosk.scan(CARD);
      layOut(scene);
      control();
      kiosk.pass(Duration.ofSeconds(46));
      layOut(scene);
      System.out.println("left " + foundInHeap());
      Reference.reachabilityFence(scene);
    }
  }

  private void arrive(ShopFloor shop) {
    shop.customerArrives(
        TestRows.put(
            Entity.CUSTOMER,
            "c77",
            60,
            new Entity.Customer(
                "c77",
                name(),
                "+821077777777",
                "c77@example.org",
                List.of(CARD),
                "seoul-1",
                "2024-05-01",
                List.of(),
                List.of("lookup"))));
  }

  /** The search finds a name that is there. */
  private void control() throws IOException {
    String name = name();
    System.out.println("control " + foundInHeap());
    Reference.reachabilityFence(name);
  }

  private String name() {
    StringBuilder name = new StringBuilder();
    disguised.chars().forEach(c -> name.append((char) (c - 1)));
    return name.toString();
  }

  private static void layOut(Scene scene) {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
  }

  private long foundInHeap() throws IOException {
    Path dump = folder.resolve("heap-" + System.nanoTime() + ".hprof");
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpHeap(dump.toString(), true);
    try {
      return count(dump, StandardCharsets.ISO_8859_1)
          + count(dump, StandardCharsets.UTF_16LE)
          + count(dump, StandardCharsets.UTF_16BE);
    } finally {
      Files.delete(dump);
    }
  }

  /** How often the name stands there; each byte of the file is compared in the name's disguise. */
  private long count(Path file, Charset charset) throws IOException {
    byte[] wanted = disguised.getBytes(charset);
    byte[] block = new byte[1 << 20];
    long found = 0;
    int matched = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      for (int read = in.read(block); read > 0; read = in.read(block)) {
        for (int i = 0; i < read; i++) {
          byte moved = (byte) (block[i] == 0 ? 0 : block[i] + 1);
          matched = moved == wanted[matched] ? matched + 1 : moved == wanted[0] ? 1 : 0;
          if (matched == wanted.length) {
            found++;
            matched = 0;
          }
        }
      }
    }
    return found;
  }
}
