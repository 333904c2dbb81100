package app.dangol.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AimIdentifierTest {
  @ParameterizedTest
  @CsvSource({
    "]E0, EAN_13",
    "]E1, EAN_ADDON_2",
    "]E2, EAN_ADDON_5",
    "]E3, EAN_13_WITH_ADDON",
    "]E4, EAN_8",
    "]I0, ITF",
    "]I1, ITF",
    "]C0, CODE_128",
    "]C1, GS1_128",
    "]C2, CODE_128",
    "]C4, CODE_128",
    "]A0, CODE_39",
    "]A7, CODE_39",
    "]F0, CODABAR",
    "]G0, CODE_93",
    "]H0, CODE_11",
    "]L0, PDF_417",
    "]L5, PDF_417",
    "]M0, MSI",
    "]Q0, QR_CODE",
    "]Q1, QR_CODE",
    "]Q2, QR_CODE",
    "]Q3, GS1_QR_CODE",
    "]Q6, QR_CODE",
    "]d1, DATA_MATRIX",
    "]d2, GS1_DATA_MATRIX",
    "]d4, DATA_MATRIX",
    "]e0, GS1_DATABAR",
    "]e1, GS1_COMPOSITE",
    "]e2, GS1_COMPOSITE",
    "]J0, DOTCODE",
    "]J1, GS1_DOTCODE",
    "]z0, AZTEC",
    "]zC, AZTEC",
    "]U0, MAXICODE",
    "]X0, OTHER",
    "]Z0, NOT_A_BARCODE"
  })
  void namesTheSymbology(String text, String symbology) {
    assertThat(AimIdentifier.find(text + "data").orElseThrow().symbology()).contains(symbology);
  }

  @Test
  void knowsNoNameForAnUnknownCodeCharacter() {
    AimIdentifier identifier = AimIdentifier.find("]V1data").orElseThrow();
    assertThat(identifier.text()).isEqualTo("]V1");
    assertThat(identifier.symbology()).isEmpty();
  }
}
