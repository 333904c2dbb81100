package app.dangol.hub;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.SettableClock;
import app.dangol.failure.BlockingGuard;
import app.dangol.wire.StaffGrants.Grant;
import app.dangol.wire.StaffGrants.Request;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P9: who had which role on a device stays known at the hub for three years. */
class P9KeptGrantsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  private static final Grant MINJI = grant("minji", null);
  private static final Grant SEOYEON = grant("seoyeon", null);

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(NOW);
  private Hub hub;

  @BeforeEach
  void open() {
    hub = Hub.open(folder.resolve("hub.db"), clock, BlockingGuard.NONE);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void whatADeviceDoesNotNameAnyMoreStays() {
    send("a", MINJI, SEOYEON);
    send("b", SEOYEON);

    assertThat(grants()).containsExactly(MINJI, SEOYEON);
    assertThat(hub.trailGrants().tag("d1")).contains("b");
    assertThat(hub.trailGrants().tag("d2")).isEmpty();
  }

  @Test
  void whatWasWithdrawnStaysSo() {
    Grant withdrawn = grant("minji", "2026-11-19T00:00:00Z");
    send("a", MINJI);
    send("b", withdrawn);
    send("c", MINJI);

    assertThat(grants()).containsExactly(withdrawn);
  }

  @Test
  void itGoesThreeYearsAfterItEnded() {
    send("a", grant("minji", NOW.toString()), SEOYEON);

    clock.move(Duration.ofDays(3 * 365));
    assertThat(hub.retainTrails()).isZero();
    send("b", SEOYEON);
    clock.move(Duration.ofDays(1).plusSeconds(1));
    assertThat(hub.retainTrails()).isEqualTo(1);

    assertThat(grants()).containsExactly(SEOYEON);
    clock.move(Duration.ofDays(3 * 365));
    assertThat(hub.retainTrails()).as("of a device nobody hears of any more").isEqualTo(1);
  }

  private void send(String tag, Grant... grants) {
    hub.trailGrants().take("d1", new Request("tablet-1", "seoul", tag, List.of(grants)));
  }

  private List<Grant> grants() {
    return Objects.requireNonNull(hub.trailGrants().listAll().get("d1")).grants();
  }

  private static Grant grant(String staff, @Nullable String withdrawn) {
    return new Grant(
        staff,
        "associate",
        "2026-01-01T00:00:00Z",
        "manager-1",
        withdrawn,
        withdrawn == null ? null : "manager-1");
  }
}
