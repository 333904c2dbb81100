package app.dangol.hub.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.dangol.device.SettableClock;
import app.dangol.failure.BlockingGuard;
import app.dangol.hub.ClientBuckets;
import app.dangol.hub.intake.Incoming;
import app.dangol.hub.intake.Intake;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.store.PageLimit;
import app.dangol.hub.store.SqliteHubStore;
import app.dangol.hub.store.StoredRow;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What customers do and have besides buying: files into a real hub's file. */
class CustomersThingsImportTest {
  private static final String SEOUL = Bucket.clientsOf("seoul");
  private static final String EVENTS = "customer_id,at,kind,sku,query\n";
  private static final String CARTS = "customer_id,at,sku,quantity\n";
  private static final String WISHES = "customer_id,at,sku\n";
  private static final String LOYALTY = "customer_id,points,as_of,program,tier_ko,tier_en\n";
  private static final String COUPONS = "customer_id,coupon_id,text_ko,text_en,until,state\n";
  private static final String T1 = "2026-11-01T10:00:00+09:00";
  private static final String T2 = "2026-11-02T10:00:00+09:00";

  @TempDir Path folder;
  private final List<String> lines = new ArrayList<>();
  private SqliteHubStore store;
  private HubLog log;
  private DirectTarget target;

  @BeforeEach
  void open() throws IOException {
    store = SqliteHubStore.open(folder.resolve("hub.db"), BlockingGuard.NONE);
    log = new HubLog(store, PageLimit.STANDARD);
    target = new DirectTarget(log, "shop", Clock.systemUTC());
    take(
        ImportKind.CUSTOMERS,
        """
        customer_id,name,home_store,lookup_basis,lookup_at,suggest_online_basis,suggest_online_at
        1,단골,seoul,membership_terms,2026-01-01T00:00:00Z,consent,2026-01-01T00:00:00Z
        2,손님,seoul,membership_terms,2026-01-01T00:00:00Z,,
        """);
  }

  @AfterEach
  void close() {
    log.close();
    store.close();
  }

  @Test
  void whatWasDoneOnlineReachesDevicesOfThoseWhoAgreedToIt() throws IOException {
    ImportReport.Summary summary =
        take(
            ImportKind.EVENTS,
            EVENTS
                + "1,%s,view,S1,\n1,%s,search,,머그\n".formatted(T1, T2)
                + "2,%s,view,S1,\n2,%s,search,,머그\n".formatted(T1, T2));

    assertThat(summary.taken()).isEqualTo(4);
    assertThat(rows(SEOUL, Entity.HISTORY, Entity.History.class))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.kind()).isEqualTo("view");
          assertThat(line.store()).isEqualTo("online");
          assertThat(line.at()).isEqualTo("2026-11-01T01:00:00Z");
        });
    assertThat(rows(SEOUL, Entity.SEARCH, Entity.Search.class))
        .extracting(Entity.Search::text)
        .containsExactly("머그");
    assertThat(rows(ClientBuckets.ALL, Entity.SEARCH, Entity.Search.class))
        .as("the hub keeps it until they agree")
        .hasSize(2);
  }

  @Test
  void whoAgreesLaterIsShownWithWhatWasToldBefore() throws IOException {
    take(ImportKind.CARTS, CARTS + "2,%s,S1,1\n".formatted(T1));
    assertThat(rows(SEOUL, Entity.CART, Entity.Cart.class)).isEmpty();

    take(
        ImportKind.CUSTOMERS,
        """
        customer_id,name,home_store,lookup_basis,lookup_at,suggest_online_basis,suggest_online_at
        2,손님,seoul,membership_terms,2026-01-01T00:00:00Z,consent,2026-02-01T00:00:00Z
        """);

    assertThat(rows(SEOUL, Entity.CART, Entity.Cart.class)).hasSize(1);
  }

  @Test
  void everyRefusedRowOfEventsSaysWhyAndQuotesNothing() throws IOException {
    take(
        ImportKind.EVENTS,
        EVENTS
            + "1,%s,stroll,S1,\n".formatted(T1)
            + "1,%s,search,,\n".formatted(T1)
            + "1,%s,search,S1,secret words\n".formatted(T1)
            + "1,%s,view,S1,secret words\n".formatted(T1)
            + "1,2026-11-01T10:00:00,view,S1,\n"
            + "1,2199-01-01T00:00:00Z,view,S1,\n"
            + ",%s,view,S1,\n".formatted(T1)
            + "1,%s,view,S1,\n".formatted(T1));

    assertThat(codes())
        .containsExactlyInAnyOrder(
            "2 bad_kind",
            "3 missing",
            "4 bad_event",
            "5 bad_event",
            "6 bad_time",
            "7 in_future",
            "8 missing");
    assertThat(String.join("", lines)).contains("\"taken\":1").doesNotContain("secret", "stroll");
  }

  @Test
  void anEventIsKnownAgainByItsIdOrElseByAllItSays() throws IOException {
    String file =
        """
        {"customer_id":"1","at":"%1$s","kind":"view","sku":"S1"}
        {"customer_id":"1","at":"%1$s","kind":"view","sku":"S1"}
        {"customer_id":"1","at":"%1$s","kind":"view","sku":"S2"}
        {"customer_id":"1","at":"%1$s","kind":"view","sku":"S1","event_id":"e1"}
        """
            .formatted(T1);
    Path path = Files.writeString(folder.resolve("events.ndjson"), file);

    ImportReport.of(ImportKind.EVENTS, path, target, lines::add);
    long head = log.head();
    ImportReport.of(ImportKind.EVENTS, path, target, lines::add);

    assertThat(rows(SEOUL, Entity.HISTORY, Entity.History.class)).hasSize(3);
    assertThat(log.head()).isEqualTo(head);
  }

  @Test
  void aCartIsReplacedAsAWholeAndEmptiedByARowWithoutAProduct() throws IOException {
    take(ImportKind.CARTS, CARTS + "1,%1$s,S1,2\n1,%1$s,S2,\n".formatted(T1));
    assertThat(rows(SEOUL, Entity.CART, Entity.Cart.class))
        .extracting(Entity.Cart::sku, Entity.Cart::quantity)
        .containsExactly(tuple("S1", 2), tuple("S2", 1));

    take(ImportKind.CARTS, CARTS + "1,%s,,\n".formatted(T2));

    assertThat(rows(SEOUL, Entity.CART, Entity.Cart.class)).isEmpty();
  }

  @Test
  void anOlderCartWishListOrBalanceIsCountedAndChangesNothing() throws IOException {
    take(ImportKind.CARTS, CARTS + "1,%s,S1,2\n".formatted(T2));
    take(ImportKind.WISHES, WISHES + "1,%s,S1\n".formatted(T2));
    take(ImportKind.LOYALTY, LOYALTY + "1,500,%s,,,\n".formatted(T2));
    long head = log.head();

    long older = take(ImportKind.CARTS, CARTS + "1,%s,S9,9\n".formatted(T1)).older();
    older += take(ImportKind.WISHES, WISHES + "1,%s,S9\n".formatted(T1)).older();
    older += take(ImportKind.LOYALTY, LOYALTY + "1,9,%s,,,\n".formatted(T1)).older();

    assertThat(older).isEqualTo(3);
    assertThat(log.head()).isEqualTo(head);
  }

  @Test
  void aListOfAClockInAWrongZoneIsOfNowAndHoldsNoLaterOneBack() throws IOException {
    SettableClock clock = new SettableClock(Instant.parse("2026-11-20T00:00:00Z"));
    target = new DirectTarget(log, "shop", clock);
    take(ImportKind.CARTS, CARTS + "1,2026-11-20T09:00:00Z,S1,1\n");
    clock.move(Duration.ofMinutes(1));

    long older = take(ImportKind.CARTS, CARTS + "1,2026-11-20T00:01:00Z,S2,1\n").older();

    assertThat(older).isZero();
    assertThat(rows(SEOUL, Entity.CART, Entity.Cart.class))
        .extracting(Entity.Cart::sku)
        .containsExactly("S2");
  }

  @Test
  void theNewestBalanceOfOneFileCountsInWhateverOrderItsRowsStand() throws IOException {
    take(ImportKind.LOYALTY, LOYALTY + "1,500,%s,,금,Gold\n1,9,%s,,,\n".formatted(T2, T1));

    assertThat(rows(SEOUL, Entity.LOYALTY, Entity.Loyalty.class))
        .singleElement()
        .satisfies(row -> {
          assertThat(row.points()).isEqualTo(500);
          assertThat(row.program()).isEqualTo("points");
          assertThat(row.tier()).isEqualTo(new Entity.Text("금", "Gold"));
        });
  }

  @Test
  void rowsOfOneListAreTakenOrRefusedTogether() throws IOException {
    ImportReport.Summary summary =
        take(
            ImportKind.CARTS,
            CARTS
                + "1,%1$s,S1,1\n1,%1$s,S1,2\n".formatted(T1)
                + "2,%s,S1,1\n2,%s,S2,1\n".formatted(T1, T2)
                + "3,%1$s,S1,1\n3,%1$s,,\n".formatted(T1)
                + "4,%s,,5\n".formatted(T1)
                + "5,%1$s,S1,1\n5,%1$s,S2,0\n".formatted(T1)
                + "6,%s,S1,1\n".formatted(T1)
                + "1,%s,S3,1\n".formatted(T1));

    assertThat(summary.taken()).isEqualTo(1);
    assertThat(codes())
        .containsExactlyInAnyOrder(
            "2 double_item",
            "3 double_item",
            "4 bad_list",
            "5 bad_list",
            "6 missing",
            "7 missing",
            "8 missing",
            "9 bad_quantity",
            "10 bad_quantity",
            "12 scattered_cart");
  }

  @Test
  void noCartIsTakenOneOfWhoseRowsCannotBeRead() throws IOException {
    String row = "{\"customer_id\":\"%s\",\"at\":\"" + T1 + "\",\"sku\":\"%s\"}\n";
    Path file =
        Files.writeString(
            folder.resolve("carts.ndjson"),
            row.formatted("1", "S1") + "{broken\n" + row.formatted("1", "S2"));

    ImportReport.Summary summary = ImportReport.of(ImportKind.CARTS, file, target, lines::add);

    assertThat(summary.taken()).isZero();
    assertThat(rows(SEOUL, Entity.CART, Entity.Cart.class)).isEmpty();
    assertThat(String.join("", lines)).contains("spoiled_cart");
  }

  @Test
  void aWishTakenOffTheListGoesAndComesBackWithItsCustomer() throws IOException {
    take(ImportKind.WISHES, WISHES + "1,%1$s,S1\n1,%1$s,S2\n".formatted(T1));
    take(ImportKind.WISHES, WISHES + "1,%s,S2\n".formatted(T2));
    assertThat(rows(SEOUL, Entity.WISH, Entity.Wish.class))
        .extracting(Entity.Wish::sku, Entity.Wish::at)
        .as("since it was first told")
        .containsExactly(tuple("S2", "2026-11-01T01:00:00Z"));

    new Intake(log, Clock.systemUTC())
        .take("shop", List.of(new Incoming.Gone(Incoming.Kind.CUSTOMER, "1")));
    assertThat(rows(ClientBuckets.ALL, Entity.WISH, Entity.Wish.class)).isEmpty();
    tellOfThemAgain();
    take(ImportKind.WISHES, WISHES + "1,%s,S2\n".formatted(T2));

    assertThat(rows(SEOUL, Entity.WISH, Entity.Wish.class)).hasSize(1);
  }

  @Test
  void couponsAreOpenUsedOrExpiredAndBearWords() throws IOException {
    take(
        ImportKind.COUPONS,
        COUPONS
            + "2,K1,생일 할인,,2026-12-31,\n"
            + "2,K2,,Free delivery,,used\n"
            + "2,K3,,,,open\n"
            + "2,K4,x,,soon,open\n"
            + "2,K5,x,,,torn\n");

    assertThat(rows(SEOUL, Entity.COUPON, Entity.Coupon.class))
        .extracting(Entity.Coupon::id, Entity.Coupon::until, Entity.Coupon::state)
        .containsExactly(
            tuple("shop.K1", "2026-12-31", Entity.CouponState.OPEN),
            tuple("shop.K2", null, Entity.CouponState.USED));
    assertThat(codes()).containsExactlyInAnyOrder("4 missing", "5 bad_date", "6 bad_state");
  }

  @Test
  void whatIsToldOfSomebodyNobodyKnowsYetWaits() throws IOException {
    assertThat(take(ImportKind.LOYALTY, LOYALTY + "77,5,%s,,,\n".formatted(T1)).waiting())
        .isEqualTo(1);
  }

  private void tellOfThemAgain() throws IOException {
    take(
        ImportKind.CUSTOMERS,
        """
        customer_id,name,home_store
        1,단골,seoul
        """);
  }

  private ImportReport.Summary take(ImportKind kind, String text) throws IOException {
    lines.clear();
    Path file = Files.writeString(folder.resolve(kind.key() + ".csv"), text);
    return ImportReport.of(kind, file, target, lines::add);
  }

  /** Row and code of each refusal. */
  private List<String> codes() {
    return lines.stream()
        .skip(1)
        .map(line -> StrictJson.read(line, ImportTarget.RefusedRow.class))
        .map(row -> row.row() + " " + row.code())
        .toList();
  }

  private <T> List<T> rows(String bucket, String entity, Class<T> type) {
    return log.snapshot(bucket, Optional.empty()).rows().stream()
        .filter(row -> row.entity().equals(entity))
        .map(StoredRow::data)
        .map(data -> StrictJson.read(String.valueOf(data), type))
        .toList();
  }
}
