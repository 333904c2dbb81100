package app.dangol.demo.make;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.demo.DemoFiles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
  private final Wording wording = Wording.read(DemoFiles.shipped());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          WHITE HANGING HEART T-LIGHT HOLDER | White hanging heart t-light holder
          LUNCH BAG  BLACK SKULL.            | Lunch bag black skull
          KEY FOB , SHED                     | Key fob, shed
          SET/20 RED RETROSPOT PAPER NAPKINS | Set of 20 red retrospot paper napkins
          ROUND SNACK BOXES SET OF4 WOODLAND | Round snack boxes set of 4 woodland
          LUNCH BOX I LOVE LONDON            | Lunch box I love London
          PAPER CHAIN KIT 50'S CHRISTMAS     | Paper chain kit 50's Christmas
          FANCY FONT BIRTHDAY CARD,          | Fancy font birthday card
          """)
  void descriptionsAreSetInSentenceCase(String raw, String printed) {
    assertThat(wording.sentence(raw)).isEqualTo(printed);
  }
}
