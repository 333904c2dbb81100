package app.dangol.hub.model.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JourneyReaderTest {
  private final List<Journey> journeys = new ArrayList<>();
  private final JourneyReader reader = new JourneyReader(journeys::add);

  @Test
  void aBuyersLinesBecomeBasketsOldestFirst() {
    reader.line("x", 9, "r2", 4);
    reader.line("x", 3, "r1", 2);
    reader.line("x", 9, "r1", 5);
    reader.line("x", 9, "r2", 1);
    reader.line("x", 9, "r2", 4);
    assertThat(journeys).isEmpty();
    reader.line("y", 1, "r1", 7);
    reader.end();
    assertThat(journeys).hasSize(2);
    assertThat(journeys.getFirst().days()).containsExactly(3, 9, 9);
    assertThat(journeys.getFirst().baskets()).isDeepEqualTo(new int[][] {{2}, {5}, {1, 4}});
    assertThat(journeys.getLast().baskets()).isDeepEqualTo(new int[][] {{7}});
  }

  @Test
  void withoutLinesThereIsNobody() {
    reader.end();
    assertThat(journeys).isEmpty();
  }
}
