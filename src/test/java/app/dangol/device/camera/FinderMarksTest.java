package app.dangol.device.camera;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FinderMarksTest {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;

  /** Wide enough that its rows cross like a finder pattern, and of which there are 100,000. */
  private static final int CELL = 3;

  @Test
  void keepsNoMoreMarksOfACheckerboardThanItsCap() {
    Deadline never = new Deadline(() -> 0, Duration.ofSeconds(1));

    assertThat(new FinderMarks(checkerboard()).list(Integer.MAX_VALUE, never))
        .hasSize(FinderMarks.MOST_FOUND);
  }

  @Test
  void looksNoFurtherOnceTheTimeIsOver() {
    Deadline over = new Deadline(() -> 0, Duration.ZERO);

    assertThat(new FinderMarks(checkerboard()).list(Integer.MAX_VALUE, over)).isEmpty();
  }

  private static BitMatrix checkerboard() {
    BitMatrix dark = new BitMatrix(WIDTH, HEIGHT);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        if ((x / CELL + y / CELL) % 2 == 0) {
          dark.set(x, y);
        }
      }
    }
    return dark;
  }
}
