package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.DataFolder;
import app.dangol.config.KioskConfig;
import app.dangol.config.KioskConfigReader;
import app.dangol.device.SettableClock;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.Hub;
import app.dangol.hub.HubWriter;
import app.dangol.hub.Put;
import app.dangol.hub.credential.RotatingCodes;
import app.dangol.hub.credential.Wallet;
import app.dangol.id.CustomerId;
import app.dangol.visit.ShopperEvent;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A telephone's rotating code at a kiosk: as bytes a scanner sends, and the real hub over HTTP. */
@Timeout(180)
class RotatingCodeTest {
  private static final CustomerId MEMBER = new CustomerId("c77");

  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T05:00:00Z"));
  private final ShopperWords told = new ShopperWords();
  private EmbeddedHub hub;
  private DataFolder data;
  private Dangol kiosk;
  private Wallet wallet;

  @BeforeEach
  void openTheShop() throws Exception {
    Path file = folder.resolve("hub.db");
    // As `dangol card wallet` does it.
    try (Hub before = Hub.open(file, clock, BlockingGuard.NONE)) {
      fill(before.writer());
      RotatingCodes codes = before.cards(folder.resolve(CardDoor.USUAL_FOLDER)).rotating();
      wallet = new Wallet(codes.create(MEMBER));
    }
    hub = new EmbeddedHub(file, clock, BlockingGuard.NONE);
    HubEndpoint endpoint = hub.start();
    Path place = Files.createDirectories(folder.resolve("kiosk-1"));
    Shop shop = new Shop(place).set("device", "kiosk-1").asKiosk("21.5");
    shop.set("card.pattern.wallet", "DGT1:[0-9A-F]{20}:[0-9]{8}");
    KioskConfig config =
        new KioskConfigReader(Path.of("").toAbsolutePath()).read(Path.of(shop.config()));
    data = DataFolder.open(config.dataFolder());
    kiosk = new Dangol(config, data, endpoint, BlockingGuard.NONE, clock);
    kiosk.shopperDesk().subscribe(told);
    CountDownLatch synced = new CountDownLatch(1);
    kiosk
        .sync()
        .onStatus(status -> {
          if (status.lastSync().isPresent()) {
            synced.countDown();
          }
        });
    kiosk.start();
    assertThat(synced.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @AfterEach
  void close() {
    kiosk.close();
    data.close();
    hub.close();
  }

  @Test
  void greetsItsOwnerOnceAndThenTheNextCodeAgain() throws Exception {
    String code = wallet.shownAt(clock.instant());
    scan(code);
    assertThat(await(ShopperEvent.Arrived.class).view().maskedName()).contains("서*온");

    scan(code);
    await(ShopperEvent.CardUnknown.class);

    clock.move(Duration.ofSeconds(30));
    scan(wallet.shownAt(clock.instant()));
    await(ShopperEvent.Arrived.class);
  }

  @Test
  void t3AWrongCodeLooksLikeAnUnknownCard() throws Exception {
    scan("DGT1:00000000000000000000:12345678");
    await(ShopperEvent.CardUnknown.class);
    scan("DG1000000099");
    await(ShopperEvent.CardUnknown.class);
  }

  private void scan(String text) {
    clock.move(Duration.ofSeconds(2));
    kiosk.readers().sendByHand(("]Q1" + text + "\r").getBytes(StandardCharsets.US_ASCII));
  }

  private <E extends ShopperEvent> E await(Class<E> kind) throws InterruptedException {
    return told.await(kind);
  }

  private static void fill(HubWriter hub) {
    hub.put(
        Bucket.CATALOGUE,
        List.of(
            Put.of(new Entity.Store("seongsu", new Entity.Text("성수점", "Seongsu"))),
            Put.of(new Entity.Store("mangwon", new Entity.Text("망원점", "Mangwon")))));
    hub.putClients(
        List.of(
            new Entity.Customer(
                MEMBER.value(),
                "서가온",
                null,
                null,
                List.of(),
                "mangwon",
                "2024-05-01",
                List.of(),
                List.of("lookup"))),
        List.of());
  }
}
