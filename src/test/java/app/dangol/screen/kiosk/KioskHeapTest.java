package app.dangol.screen.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.TestRows;
import app.dangol.screen.FxThreadExtension;
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
import javafx.scene.Scene;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A dump of the live heap after a kiosk's wipe, searched for a name that was made up for this run
 * alone and that the test keeps only in a disguise.
 */
@ExtendWith(FxThreadExtension.class)
class KioskHeapTest {
  private static final String CARD = "10000077";

  /** The name as it is, each letter moved by one. */
  private final String disguised = disguisedName();

  @TempDir private Path folder;
  private ShopFloor shop;

  @BeforeEach
  void open() {
    new Fonts().load();
    shop = new ShopFloor(folder);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void afterTheWipeTheNameIsNowhereInMemory() throws Exception {
    shop.customerArrives(
        TestRows.put(
            Entity.CUSTOMER,
            "c77",
            60,
            new Entity.Customer(
                "c77",
                shifted(-1),
                "+821077777777",
                "c77@example.org",
                List.of(CARD),
                "seoul-1",
                "2024-05-01",
                List.of(),
                List.of("lookup"))));
    Kiosk kiosk = new Kiosk(shop);
    Scene scene = new KioskScreen(kiosk.model, Kiosk.TALL_32, List.of(), key -> {}).scene();
    kiosk.scan(CARD);
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    String control = shifted(-1);
    assertThat(foundInHeap()).as("the search finds a name that is there").isPositive();
    Reference.reachabilityFence(control);

    kiosk.pass(Duration.ofSeconds(46));
    scene.getRoot().applyCss();
    scene.getRoot().layout();

    assertThat(foundInHeap()).as("what is left of the name").isZero();
  }

  private static String disguisedName() {
    Random random = new Random();
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      name.append((char) ('b' + random.nextInt(24)));
    }
    return name.toString();
  }

  private String shifted(int by) {
    StringBuilder name = new StringBuilder();
    disguised.chars().forEach(c -> name.append((char) (c + by)));
    return name.toString();
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

  /** How often the name stands there; each byte of it is compared in its disguise. */
  private long count(Path file, Charset charset) throws IOException {
    byte[] wanted = disguised.getBytes(charset);
    long found = 0;
    int matched = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 20)) {
      for (int b = in.read(); b >= 0; b = in.read()) {
        byte moved = (byte) (b == 0 ? 0 : b + 1);
        if (moved == wanted[matched]) {
          matched++;
          if (matched == wanted.length) {
            found++;
            matched = 0;
          }
        } else {
          matched = moved == wanted[0] ? 1 : 0;
        }
      }
    }
    return found;
  }
}
