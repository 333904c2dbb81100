package app.dangol.hub.imports;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.SettableClock;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.wire.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In which order files of a watched folder are taken, into a real hub's file. */
class WatchedOrderTest extends CustomersFiles {
  private static final Duration KEEP = Duration.ofDays(7);

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T04:15:00Z"));
  private final List<RuntimeException> failures = new ArrayList<>();
  private final List<String> skus = new ArrayList<>();
  private Path watched;

  @BeforeEach
  void makeTheFolder() throws IOException {
    watched = Files.createDirectory(folder.resolve("in"));
  }

  @Test
  void aLaterFileOfAKindWaitsForAnEarlierOneThatIsTriedAgain() throws IOException {
    WatchedFolder chore = chore();
    lay("coupons-1.csv", COUPONS + "1,K1,,Gift,,open\n");
    lay("coupons-2.csv", COUPONS + "1,K1,,Gift,,expired\n");
    lay("stock.csv", "sku,store,on_hand\nS1,seoul,1\n");
    failures.add(new IllegalStateException("the share hiccups"));
    chore.look();

    assertThat(chore.look()).as("of another kind").isEqualTo(1);
    assertThat(chore.look()).as("the next try is not due").isZero();
    assertThat(states()).isEmpty();
    clock.move(Duration.ofMinutes(1));

    assertThat(chore.look()).isEqualTo(2);
    assertThat(states()).containsExactly(Entity.CouponState.EXPIRED);
  }

  @Test
  void aFileThatStillGrowsIsNotOvertaken() throws IOException {
    WatchedFolder chore = chore();
    lay("coupons-1.csv", COUPONS);
    lay("coupons-2.csv", COUPONS + "1,K1,,Gift,,expired\n");
    chore.look();
    lay("coupons-1.csv", COUPONS + "1,K1,,Gift,,open\n");

    assertThat(chore.look()).isZero();
    assertThat(chore.look()).isEqualTo(2);

    assertThat(states()).containsExactly(Entity.CouponState.EXPIRED);
  }

  @Test
  void numbersInNamesCountAsNumbers() throws IOException {
    WatchedFolder chore = chore();
    for (String number : List.of("10", "9", "100", "01")) {
      lay("stock-" + number + ".csv", "sku,store,on_hand\nS" + number + ",seoul,1\n");
    }
    chore.look();
    chore.look();

    assertThat(skus).containsExactly("S01", "S9", "S10", "S100");
    assertThat(
            Stream.of("a2b", "a10b", "a2", "a02", "b1", "a", "2026-2-1", "2026-11-1")
                .sorted(WatchedNames.ORDER))
        .containsExactly("2026-2-1", "2026-11-1", "a", "a02", "a2", "a2b", "a10b", "b1");
  }

  @Test
  void aFileTheStoreNeverTakesHoldsItsKindBackForAWhileOnly() throws IOException {
    WatchedFolder chore =
        chore(() ->
            skus.contains("S1") ? List.of(new DangolException(ErrorCode.HUB_05, "no")) : List.of());
    lay("stock-1.csv", "sku,store,on_hand\nS1,seoul,1\n");
    lay("stock-2.csv", "sku,store,on_hand\nS2,seoul,1\n");
    for (int i = 0; i < 8; i++) {
      clock.move(Duration.ofMinutes(6));
      chore.look();
    }

    assertThat(names(watched.resolve("done"))).anyMatch(name -> name.endsWith("stock-2.csv"));
    assertThat(names(watched.resolve("taking"))).isNotEmpty();
  }

  private WatchedFolder chore() {
    return chore(() -> failures);
  }

  /** Throws what it is given, once each, and notes what else it takes. */
  private WatchedFolder chore(Supplier<List<? extends RuntimeException>> failing) {
    return new WatchedFolder(
        watched,
        (kind, batch, groups) -> {
          groups.forEach(
              group -> group.rows().forEach(row -> skus.add(row.fields().getOrDefault("sku", ""))));
          List<? extends RuntimeException> now = failing.get();
          if (!now.isEmpty()) {
            skus.clear();
            throw failures.isEmpty() ? now.getFirst() : failures.removeFirst();
          }
          return target.take(kind, batch, groups);
        },
        () -> true,
        KEEP,
        clock);
  }

  private void lay(String name, String text) throws IOException {
    Files.writeString(watched.resolve(name), text);
  }

  private List<Entity.CouponState> states() {
    return rows(SEOUL, Entity.COUPON, Entity.Coupon.class).stream()
        .map(Entity.Coupon::state)
        .toList();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }
}
