package app.dangol.customer;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.customer.Profile.Field;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** P4: what is typed to correct somebody's data. */
class CorrectionTest {
  @Test
  void whatIsBlankStays() {
    Correction correction = Correction.of(" 이하늘 ", " ", "");

    assertThat(correction.isUsable()).isTrue();
    assertThat(correction.changed()).containsExactly(Field.NAME);
    assertThat(correction.change().name()).contains("이하늘");
    assertThat(correction.change().phone()).isEmpty();
    assertThat(correction.change().email()).isEmpty();
    assertThat(correction.change().homeStore()).isEmpty();
  }

  @Test
  void numbersAndAddressesGetTheOneFormInWhichTheyAreFound() {
    Correction correction = Correction.of("", "010-1234-5678", "Sofia@Example.ORG");

    assertThat(correction.change().phone()).contains("+821012345678");
    assertThat(correction.change().email()).contains("sofia@example.org");
  }

  @Test
  void ofOneThatCannotBeUsedNothingIsDone() {
    Correction correction = Correction.of("Sofia", "12", "nobody");

    assertThat(correction.isUsable()).isFalse();
    assertThat(correction.wrong()).isEqualTo(Set.of(Field.PHONE, Field.EMAIL));
    assertThat(Correction.of("", "", "").isUsable()).as("nor where nothing is said").isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "…",
        "123",
        "So\u0000fia",
        "So\nfia",
        "So\u202Efia",
        "\u202ASofia",
        "So\u202B\u202Dfia\u202C",
        "\u2066Sofia",
        "\u2067Sofia\u202C",
        "\u2068Sofia"
      })
  void aNameHasLettersAndNothingThatIsNotSeen(String name) {
    assertThat(Correction.of(name, "", "").wrong()).containsExactly(Field.NAME);
  }

  @Test
  void aNameThatTurnsTheDirectionOfWritingTurnsItBack() {
    assertThat(Correction.of("\u2067سوفيا\u2069", "", "").isUsable()).isTrue();
    assertThat(Correction.of("\u202Bسوفيا\u202C", "", "").isUsable()).isTrue();
    assertThat(Correction.of("", "", "so\u202Efia@example.org").wrong())
        .as("nor does an address")
        .containsExactly(Field.EMAIL);
  }

  @Test
  void aNameIsKeptComposedAsAnImportedOneIs() {
    String apart = java.text.Normalizer.normalize("이하늘", java.text.Normalizer.Form.NFD);

    assertThat(Correction.of(apart, "", "").change().name()).contains("이하늘");
  }

  @Test
  void longOnesAreRefused() {
    assertThat(Correction.of("이".repeat(128), "", "").isUsable()).isTrue();
    assertThat(Correction.of("이".repeat(129), "", "").isUsable()).isFalse();
    assertThat(Correction.of("", "0".repeat(100_000), "").isUsable()).isFalse();
    assertThat(Correction.of("", "", "a".repeat(100_000) + "@b").isUsable()).isFalse();
  }

  @Test
  void itSaysNothingOfThem() {
    assertThat(Correction.of("Sofia", "010-1234-5678", "s@example.org").toString())
        .doesNotContain("Sofia", "1234", "example");
  }
}
