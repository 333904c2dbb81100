package app.dangol.device.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** When reads of lines become a code. */
class LinearReadsTest {
  private final LinearReads reads = new LinearReads();

  @Test
  void oneLineIsNotEnough() {
    reads.add(ean("8801234567893", 100), true, row(10));
    reads.add(ean("8801234567893", 100), true, row(10));

    assertThat(reads.list()).isEmpty();
  }

  @Test
  void linesThatSeeTheSamePixelsAreOne() {
    reads.add(ean("8801234567893", 100), true, row(10));
    reads.add(ean("8801234567893", 100), true, row(11));

    assertThat(reads.list()).isEmpty();
  }

  @Test
  void twoLinesAreEnough() {
    reads.add(ean("8801234567893", 100), true, row(10));
    reads.add(ean("8801234567893", 100), true, row(14));

    assertThat(reads.list()).extracting(Code::text).containsExactly("8801234567893");
  }

  @Test
  void twoUnsureLinesAreNotEnough() {
    reads.add(ean("8801234567893", 100), false, row(10));
    reads.add(ean("8801234567893", 100), false, row(14));

    assertThat(reads.list()).isEmpty();
  }

  @Test
  void aRivalInTheSamePlaceIsADoubt() {
    for (int y : new int[] {10, 14}) {
      reads.add(ean("8801234567893", 100), true, row(y));
    }
    reads.add(ean("1920081045006", 104), true, row(20));

    assertThat(reads.list()).isEmpty();
  }

  @Test
  void aCodeBesideItIsNoRival() {
    for (int y : new int[] {10, 14}) {
      reads.add(ean("8801234567893", 100), true, row(y));
      reads.add(ean("1920081045006", 400), true, row(y));
    }

    assertThat(reads.list()).hasSize(2);
  }

  private static Code ean(String text, double left) {
    return new Code(
        Symbology.EAN_13,
        text,
        "]E0",
        List.of(new Code.Point(left, 10), new Code.Point(left + 190, 10)));
  }

  private static ScanLine row(double y) {
    return new ScanLine(new float[640], 0, y, 1, 0);
  }
}
