package app.dangol.cache;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.SettableClock;
import app.dangol.id.MemberToken;
import app.dangol.id.StaffId;
import app.dangol.visit.QueuedScans.QueuedScan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteQueuedScansTest {
  private static final StaffId STAFF = new StaffId("staff-1");

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T09:00:00Z"));
  private TestStore store;

  @BeforeEach
  void open() {
    store = new TestStore(folder, clock);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aCardWaitsOverARestart() {
    store.scans.add(card("DG1000000001"), STAFF);
    store.close();
    open();

    assertThat(store.scans.list())
        .containsExactly(new QueuedScan(1, card("DG1000000001"), STAFF, clock.instant()));
  }

  @Test
  void aCardWaitsOnceHoweverOftenItIsHeldUp() {
    store.scans.add(card("DG1000000001"), STAFF);
    store.scans.add(card("DG1000000002"), STAFF);
    store.scans.add(card("DG1000000001"), STAFF);

    assertThat(cards()).containsExactly("DG1000000002", "DG1000000001");
  }

  @Test
  void theOldestGoesWhenThereAreTwenty() {
    IntStream.range(0, 25)
        .forEach(n -> store.scans.add(card("DG10000000%02d".formatted(n)), STAFF));

    assertThat(cards()).hasSize(20).startsWith("DG1000000005").endsWith("DG1000000024");
  }

  @Test
  void noCardWaitsForLongerThanADay() {
    store.scans.add(card("DG1000000001"), STAFF);
    clock.move(Duration.ofHours(23));
    assertThat(cards()).hasSize(1);

    clock.move(Duration.ofHours(1));

    assertThat(cards()).isEmpty();
    assertThat(rows()).isZero();
  }

  @Test
  void aClockThatWasAheadKeepsNoCardForYears() {
    clock.move(Duration.ofDays(3_650));
    store.scans.add(card("DG1000000001"), STAFF);

    clock.move(Duration.ofDays(-3_650));

    assertThat(cards()).isEmpty();
    assertThat(rows()).isZero();
  }

  @Test
  void noFileHoldsTheNumber() throws IOException {
    store.scans.add(card("DG1000000001"), STAFF);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as("%s", file)
            .doesNotContain("DG1000000001");
      }
    }
  }

  private List<String> cards() {
    return store.scans.list().stream().map(scan -> scan.token().value()).toList();
  }

  private long rows() {
    return store.ops.read(session -> session.number("SELECT count(*) FROM queued_scan", -1));
  }

  private static MemberToken card(String number) {
    return new MemberToken(MemberToken.Kind.CARD, number);
  }
}
