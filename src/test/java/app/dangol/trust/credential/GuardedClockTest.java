package app.dangol.trust.credential;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.SettableClock;
import app.dangol.trust.credential.Verdict.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A device's clock that jumps: no expired credential is accepted. */
class GuardedClockTest {
  private final Chain chain = new Chain();
  private final SettableClock device = new SettableClock(Chain.NOW);
  private final AtomicLong nanos = new AtomicLong();
  private final Chain.KeptTime kept = new Chain.KeptTime();
  private GuardedClock guarded = new GuardedClock(device, kept, nanos::get);

  @Test
  void aClockSetBackByADayOrTenYearsIsNoticed() {
    guarded.saw(Chain.NOW);
    for (long days : List.of(1L, 3_650L)) {
      device.set(Chain.NOW.minus(Duration.ofDays(days)));
      assertThat(guarded.read()).isEmpty();
    }
    device.set(Chain.NOW);
    assertThat(guarded.read()).isPresent();
  }

  @Test
  void isNoticedAfterARestartToo() {
    guarded.saw(Chain.NOW);
    guarded = new GuardedClock(device, kept, () -> 0);
    device.set(Chain.NOW.minusSeconds(61));
    assertThat(guarded.read()).isEmpty();
  }

  @Test
  void isNoticedByTheCounterWhileNobodyIsHeard() {
    guarded.saw(Chain.NOW);
    // Two hours later somebody sets the clock back by one.
    nanos.set(Duration.ofHours(2).toNanos());
    device.set(Chain.NOW.plus(Duration.ofHours(1)));
    assertThat(guarded.read()).isEmpty();
  }

  @Test
  void aDifferenceThatClocksHaveIsToleratedAndTheLaterTimeCounts() {
    guarded.saw(Chain.NOW);
    device.set(Chain.NOW.minusSeconds(60));
    assertThat(guarded.read())
        .contains(new GuardedClock.Reading(Chain.NOW.minusSeconds(60), Chain.NOW));
  }

  @Test
  void anOlderTimeChangesNothing() {
    guarded.saw(Chain.NOW);
    guarded.saw(Chain.NOW.minus(Chain.DAY));
    assertThat(kept.newest()).isEqualTo(Chain.NOW);
    device.set(Chain.NOW.minusSeconds(61));
    assertThat(guarded.read()).isEmpty();
  }

  @Test
  void noExpiredCredentialIsAcceptedWhateverTheClockSays() {
    String text = chain.issue().text();
    guarded.saw(Chain.NOW.plus(Chain.DAY));
    for (long days : List.of(-3_650L, -1L, 0L, 1L, 3_650L)) {
      device.set(Chain.NOW.plus(Duration.ofDays(days)));
      CredentialVerifier verifier = new CredentialVerifier(chain.held, Set.of(Chain.NAME), guarded);
      assertThat(verifier.verify(text))
          .isIn(new Verdict.Refused(Reason.CLOCK), new Verdict.Refused(Reason.EXPIRED));
    }
  }

  @Test
  void aGenuineCredentialShowsThatItsTimeHasBeen() {
    chain.valid(chain.issue().text());
    assertThat(chain.seen.newest()).isEqualTo(Chain.NOW);
    chain.clock.move(Duration.ofDays(-1));
    assertThat(chain.refusal(chain.issue().text())).isEqualTo(Reason.CLOCK);
  }
}
