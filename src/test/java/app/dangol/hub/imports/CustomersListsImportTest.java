package app.dangol.hub.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.dangol.device.SettableClock;
import app.dangol.hub.ClientBuckets;
import app.dangol.hub.intake.Incoming;
import app.dangol.hub.intake.Intake;
import app.dangol.wire.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Carts and wish lists, which several rows make together: files into a real hub's file. */
class CustomersListsImportTest extends CustomersFiles {
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
                + "6,%s,S1,1\n".formatted(T1));

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
            "10 bad_quantity");
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
  void aLineThatLiesThereAsBeforeIsNotSentAgain() throws IOException {
    take(ImportKind.CARTS, CARTS + "1,%1$s,S1,2\n1,%1$s,S2,1\n".formatted(T1));
    long head = log.head();

    take(ImportKind.CARTS, CARTS + "1,%1$s,S1,2\n1,%1$s,S2,1\n".formatted(T2));
    assertThat(log.head()).isEqualTo(head);
    take(ImportKind.CARTS, CARTS + "1,%1$s,S1,2\n1,%1$s,S2,3\n".formatted(T3));

    assertThat(rows(SEOUL, Entity.CART, Entity.Cart.class))
        .extracting(Entity.Cart::sku, Entity.Cart::quantity, Entity.Cart::at)
        .containsExactly(
            tuple("S1", 2, "2026-11-01T01:00:00Z"), tuple("S2", 3, "2026-11-03T01:00:00Z"));
  }

  @Test
  void anUnchangedCartToldLaterStillHoldsAnOlderOneBack() throws IOException {
    take(ImportKind.CARTS, CARTS + "1,%s,S1,2\n".formatted(T1));
    take(ImportKind.CARTS, CARTS + "1,%s,S1,2\n".formatted(T3));

    assertThat(take(ImportKind.CARTS, CARTS + "1,%s,S9,1\n".formatted(T2)).older()).isEqualTo(1);
  }

  @Test
  void whatIsToldTwiceInOneBatchEndsAsItWasToldLast() {
    Incoming.Item two = new Incoming.Item("S1", 2);
    Instant at = Instant.parse("2026-11-02T00:00:00Z");
    Intake intake = new Intake(log, Clock.systemUTC());
    intake.take("shop", List.of(new Incoming.Cart("1", List.of(two), at)));

    intake.take(
        "shop",
        List.of(
            new Incoming.Cart("1", List.of(new Incoming.Item("S1", 5)), at),
            new Incoming.Cart("1", List.of(two), at)));

    assertThat(rows(SEOUL, Entity.CART, Entity.Cart.class))
        .extracting(Entity.Cart::quantity)
        .containsExactly(2);
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

  private void tellOfThemAgain() throws IOException {
    take(
        ImportKind.CUSTOMERS,
        """
        customer_id,name,home_store
        1,단골,seoul
        """);
  }
}
