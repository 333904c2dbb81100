package app.dangol.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.failure.BlockingGuard;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.store.PageLimit;
import app.dangol.hub.store.SqliteHubStore;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
  private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

  @TempDir Path folder;

  @Test
  void oldHistoryLeavesDevicesAndDoesNotComeBack() {
    try (SqliteHubStore store = SqliteHubStore.open(folder.resolve("hub.db"), BlockingGuard.NONE);
        HubLog log = new HubLog(store, PageLimit.STANDARD)) {
      Intake intake = new Intake(log, Clock.fixed(NOW, ZoneOffset.UTC));
      intake.take(
          "shop",
          List.of(
              customer(),
              order("old", "2025-11-21T23:59:59Z", "busan"),
              order("new", "2025-11-22T00:00:00Z", "seoul")));
      assertThat(entities(log, "busan")).hasSize(6);
      log.write(transaction -> {
        transaction.keepRecord(Retention.KIND, Retention.KEY, "{\"months\":12}");
        return 0;
      });

      int removed = new Retention(log, Clock.fixed(NOW, ZoneOffset.UTC)).run();

      assertThat(removed).isEqualTo(8);
      assertThat(entities(log, "busan")).isEmpty();
      assertThat(entities(log, "seoul")).containsExactly("consent", "customer", "history", "order");
      intake.take("shop", List.of(order("older", "2024-01-01T00:00:00Z", "seoul")));
      assertThat(entities(log, "seoul")).hasSize(4);
    }
  }

  @Test
  void isDoneOnceADayAndWhenTheMonthsAreSetAnew() {
    try (SqliteHubStore store = SqliteHubStore.open(folder.resolve("hub.db"), BlockingGuard.NONE);
        HubLog log = new HubLog(store, PageLimit.STANDARD)) {
      new Intake(log, Clock.fixed(NOW, ZoneOffset.UTC))
          .take("shop", List.of(customer(), order("a", "2025-11-21T23:59:59Z", "seoul")));
      months(log, 13);
      assertThat(at(log, NOW).runIfDue()).isZero();
      Instant later = NOW.plus(Duration.ofHours(23));
      new Intake(log, Clock.fixed(NOW, ZoneOffset.UTC))
          .take("shop", List.of(order("b", "2024-01-01T00:00:00Z", "seoul")));

      assertThat(at(log, later).runIfDue()).as("by another copy").isZero();
      months(log, 12);
      assertThat(at(log, later).runIfDue()).isPositive();
      assertThat(at(log, later.plus(Duration.ofDays(60))).runIfDue()).isZero();
    }
  }

  private static Retention at(HubLog log, Instant now) {
    return new Retention(log, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static void months(HubLog log, int months) {
    log.write(transaction -> {
      transaction.keepRecord(Retention.KIND, Retention.KEY, "{\"months\":" + months + "}");
      return 0;
    });
  }

  private static Incoming.Customer customer() {
    return new Incoming.Customer(
        "1",
        "단골",
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.of("seoul"),
        LocalDate.EPOCH,
        List.of(),
        List.of(new Incoming.Basis("lookup", true, "contract", Instant.EPOCH, Optional.empty())));
  }

  private static Incoming.Order order(String id, String at, String store) {
    return new Incoming.Order(
        Optional.of("1"),
        id,
        Optional.empty(),
        Instant.parse(at),
        "store",
        store,
        Entity.OrderState.DONE,
        "KRW",
        List.of(new Incoming.Line("1", "S1", 1, 10, 1)));
  }

  private static List<String> entities(HubLog log, String store) {
    return log.snapshot(Bucket.clientsOf(store), Optional.empty()).rows().stream()
        .map(row -> row.entity())
        .toList();
  }
}
