package app.dangol.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameMaskTest {
  @ParameterizedTest
  @CsvSource({
    "연,*",
    "김연,김*",
    "김수연,김*연",
    "남궁민수,남**수",
    "남궁민수연,남**연",
    "Jane Kim,J*** K***",
    "Anne-Marie O’Neill,A*** O***",
    "Ludwig van Beethoven,L*** v*** B***",
    "김Jane,김***",
    "🙂수연,🙂***"
  })
  void keepsJustEnoughToAddressSomebody(String name, String masked) {
    assertThat(new PersonName(name).masked()).isEqualTo(masked);
  }

  @Test
  void countsADecomposedSyllableAsOne() {
    String decomposed = Normalizer.normalize("김수연", Normalizer.Form.NFD);

    assertThat(new PersonName(decomposed).masked()).isEqualTo("김*연");
  }

  @Test
  void neverShowsTheNameInItsStringForm() {
    assertThat(new PersonName("김수연").toString()).doesNotContain("수");
  }
}
