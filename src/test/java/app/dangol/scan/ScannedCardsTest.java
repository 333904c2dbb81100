package app.dangol.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScannedCardsTest {
  private static final String CARD = "4111111111111111";

  @Test
  void suspectsAnySymbolButThoseOfRetail() {
    assertThat(ScannedCards.isSuspect(Optional.empty(), CARD)).isTrue();
    assertThat(ScannedCards.isSuspect(Optional.of(new AimIdentifier("]C0")), CARD)).isTrue();
    assertThat(ScannedCards.isSuspect(Optional.of(new AimIdentifier("]E0")), CARD)).isFalse();
  }
}
