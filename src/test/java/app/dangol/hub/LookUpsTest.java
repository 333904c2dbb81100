package app.dangol.hub;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.SettableClock;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.credential.CardJudge;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.store.HubRecord;
import app.dangol.hub.store.HubStore;
import app.dangol.hub.store.PageLimit;
import app.dangol.hub.store.SqliteHubStore;
import app.dangol.hub.store.StoredRow;
import app.dangol.wire.Entity;
import app.dangol.wire.Lookup;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Look-ups at the hub itself, where time passes. */
class LookUpsTest {
  private static final String CARD = "2900000000001";

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T09:00:00Z"));
  private HubStore store;
  private HubLog log;
  private LookUps lookUps;

  @BeforeEach
  void open() {
    store = SqliteHubStore.open(folder.resolve("hub.db"), BlockingGuard.NONE);
    log = new HubLog(store, PageLimit.STANDARD);
    lookUps = new LookUps(log, clock, Optional::empty, new CardJudge(store, clock));
    new HubWriter(log).putClients(List.of(customer()), List.of(line("2024-01-01T00:00:00Z")));
  }

  @AfterEach
  void close() {
    log.close();
    store.close();
  }

  @Test
  void bringsNothingOlderThanDevicesKeep() {
    log.write(transaction -> {
      ClientBuckets.keepSince("2025-01-01", transaction);
      ClientBuckets clients = new ClientBuckets(transaction);
      clients.revisit("c1");
      return clients.spread();
    });

    assertThat(rows(CARD)).extracting(StoredRow::entity).containsExactly(Entity.CUSTOMER);
  }

  @Test
  void aDeviceMayAskAgainAMinuteLater() {
    for (int n = 0; n < 10; n++) {
      assertThat(rows("DG200000000" + n)).isEmpty();
    }
    assertThat(ask(CARD)).isInstanceOf(LookUps.Answer.Resting.class);

    clock.move(Duration.ofSeconds(60));

    assertThat(rows(CARD)).hasSize(2);
  }

  @Test
  void aDeviceRestsForTheDayAfterAThousand() {
    for (int n = 0; n < 1_000; n++) {
      rows(CARD);
    }

    assertThat(ask(CARD)).isEqualTo(new LookUps.Answer.Resting(Duration.ofDays(1)));
    clock.move(Duration.ofDays(1));
    assertThat(rows(CARD)).hasSize(2);
  }

  @Test
  void aDeviceOfTheSameNameInAnotherStoreHasAPaceOfItsOwn() {
    for (int n = 0; n < 10; n++) {
      rows("DG200000000" + n);
    }

    assertThat(ask(CARD)).isInstanceOf(LookUps.Answer.Resting.class);
    assertThat(lookUps.ask(new Lookup.Request("tablet-1", "jeju", "s-2", Lookup.Kind.CARD, CARD)))
        .isInstanceOf(LookUps.Answer.Rows.class);
  }

  @Test
  void keepsTheRecordOfALookUpForTwoYears() {
    rows(CARD);
    clock.move(Duration.ofDays(730));
    rows(CARD);
    assertThat(lookUps.listAudit()).hasSize(2);

    clock.move(Duration.ofDays(2));
    rows(CARD);

    assertThat(lookUps.listAudit())
        .extracting(LookUps.Entry::at)
        .containsExactly(
            clock.instant().minus(Duration.ofDays(2)).toString(), clock.instant().toString());
  }

  @Test
  void whoWasShownMayStayForTheDayOfTheCopy() {
    rows(CARD);
    clock.move(Duration.ofHours(24));
    assertThat(still()).containsExactly("c1");

    clock.move(Duration.ofHours(2));

    assertThat(still()).isEmpty();
  }

  @Test
  void whatIsOfYesterdayIsForgottenWithTheNextLookUp() {
    rows(CARD);
    clock.move(Duration.ofDays(2));
    new HubWriter(log)
        .putClients(
            List.of(
                new Entity.Customer(
                    "c2",
                    "이솔",
                    null,
                    null,
                    List.of("2900000000002"),
                    "mangwon",
                    "2024-01-01",
                    List.of(),
                    List.of("lookup"))),
            List.of());

    rows("2900000000002");

    assertThat(log.listRecords("lookup.shown", "", "", Integer.MAX_VALUE))
        .extracting(HubRecord::key)
        .containsExactly("seongsu|tablet-1|c2");
  }

  @Test
  void anErasureEndsTheCopiesToo() {
    rows(CARD);
    log.write(transaction -> {
      ClientBuckets clients = new ClientBuckets(transaction);
      clients.forget("c1");
      return clients.spread();
    });

    assertThat(still()).isEmpty();
  }

  private List<String> still() {
    return lookUps.listStillShown(
        new Lookup.StillRequest("tablet-1", "seongsu", List.of("c1", "c1")));
  }

  @Test
  void nothingIsFoundOfSomebodyErased() {
    log.write(transaction -> {
      ClientBuckets clients = new ClientBuckets(transaction);
      clients.forget("c1");
      return clients.spread();
    });

    assertThat(rows(CARD)).isEmpty();
  }

  private List<StoredRow> rows(String card) {
    if (ask(card) instanceof LookUps.Answer.Rows(var page)) {
      return page.rows();
    }
    throw new AssertionError("the device was told to rest");
  }

  private LookUps.Answer ask(String card) {
    return lookUps.ask(
        new Lookup.Request("tablet-1", "seongsu", "staff-1", Lookup.Kind.CARD, card));
  }

  private static Entity.Customer customer() {
    return new Entity.Customer(
        "c1",
        "김하늘",
        null,
        null,
        List.of(CARD),
        "mangwon",
        "2024-01-01",
        List.of(),
        List.of("lookup"));
  }

  private static Entity.History line(String at) {
    return new Entity.History("c1", "h1", "b1", at, "purchase", "mangwon", "S1", 1);
  }
}
