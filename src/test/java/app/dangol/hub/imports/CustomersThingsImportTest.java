package app.dangol.hub.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.dangol.hub.ClientBuckets;
import app.dangol.wire.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What customers do online, and their balances and coupons: files into a real hub's file. */
class CustomersThingsImportTest extends CustomersFiles {
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
        {"customer_id":"1","at":"%2$s","kind":"view","sku":"S1"}
        """
            .formatted(T1, T2);
    Path path = Files.writeString(folder.resolve("events.ndjson"), file);

    ImportReport.of(ImportKind.EVENTS, path, target, lines::add);
    long head = log.head();
    ImportReport.of(ImportKind.EVENTS, path, target, lines::add);

    assertThat(rows(SEOUL, Entity.HISTORY, Entity.History.class))
        .extracting(Entity.History::group)
        .as("each is a visit of its own")
        .hasSize(4)
        .doesNotHaveDuplicates();
    assertThat(log.head()).isEqualTo(head);
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
}
