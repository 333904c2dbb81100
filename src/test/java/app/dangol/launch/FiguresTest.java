package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void aPercentileIsTheNearestRankOfTheSortedValues() {
    double[] values = {9, 1, 5, 3, 7};

    assertThat(Figures.percentile(values, 50)).isEqualTo(5);
    assertThat(Figures.percentile(values, 99)).isEqualTo(9);
    assertThat(Figures.percentile(values, 1)).isEqualTo(1);
    assertThat(values[0]).as("the values stay as they were").isEqualTo(9);
  }
}
