package app.dangol.hub.connector;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.hub.intake.Incoming;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ItemHashTest {
  private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

  @Test
  void leavesOutWhenItWasTold() {
    assertThat(of(stock("S1", 3, NOW))).isEqualTo(of(stock("S1", 3, NOW.plusSeconds(30))));
  }

  @Test
  void takesInEverythingElse() {
    assertThat(of(stock("S1", 3, NOW)))
        .isNotEqualTo(of(stock("S1", 4, NOW)))
        .isNotEqualTo(of(stock("S2", 3, NOW)));
  }

  @Test
  void tellsTwoTextsFromTheSameCharactersSplitElsewhere() {
    assertThat(of(stock("S1", 23, NOW))).isNotEqualTo(of(stock("S12", 3, NOW)));
  }

  private static String of(Incoming row) {
    return ItemHash.of(List.of(row));
  }

  private static Incoming stock(String sku, int onHand, Instant at) {
    return new Incoming.Stock(sku, "seoul", onHand, 0, at);
  }
}
