package app.dangol.demo.make;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsvLineTest {
  @Test
  void commasAndDoubledQuotesInQuotesBelongToTheCell() {
    assertThat(CsvLine.split("1,\"RECORD FRAME 7\"\" SIZE, BLACK\",,x"))
        .containsExactly("1", "RECORD FRAME 7\" SIZE, BLACK", "", "x");
  }

  @Test
  void anEmptyLineIsOneEmptyCell() {
    assertThat(CsvLine.split("")).containsExactly("");
  }
}
