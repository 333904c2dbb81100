package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.launch.HubReturns.Word;
import app.dangol.sync.SyncStatus.State;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HubReturnsTest {
  private long nanos = 5;
  private final HubReturns returns = new HubReturns(() -> nanos);

  @Test
  void aHubThatComesBackIsToldOfAtOnce() {
    assertThat(returns.take(State.STARTING)).isEqualTo(Word.NOTHING_NEW);
    assertThat(returns.take(State.SYNCED)).isEqualTo(Word.BACK);
    assertThat(returns.take(State.OFFLINE)).isEqualTo(Word.NOTHING_NEW);

    assertThat(returns.take(State.SYNCED)).isEqualTo(Word.BACK);
  }

  @Test
  void aHubThatStaysIsNotAskedWithEveryAnswer() {
    returns.take(State.SYNCED);
    for (int second = 1; second < HubReturns.PAUSE.toSeconds(); second++) {
      nanos += Duration.ofSeconds(1).toNanos();
      assertThat(returns.take(State.SYNCED)).isEqualTo(Word.NOTHING_NEW);
    }
  }

  @Test
  void whatStillWaitsIsAskedForNowAndThen() {
    returns.take(State.SYNCED);
    nanos += HubReturns.PAUSE.toNanos();
    assertThat(returns.take(State.SYNCED)).isEqualTo(Word.STILL_THERE);

    assertThat(returns.take(State.SYNCED)).isEqualTo(Word.NOTHING_NEW);
  }
}
