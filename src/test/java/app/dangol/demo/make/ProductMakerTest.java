package app.dangol.demo.make;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.demo.DemoFiles;
import app.dangol.demo.DemoProduct;
import app.dangol.id.Gtin;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductMakerTest {
  private final ProductMaker maker = new ProductMaker(DemoFiles.shipped());

  private static SourceLine line(String invoice, String code, String description, int mills) {
    return new SourceLine(invoice, code, description, 1, 0, mills, 1);
  }

  @ParameterizedTest
  @CsvSource({
    "HANGING JAM JAR T-LIGHT HOLDER, candle",
    "PLASTERS IN TIN WOODLAND ANIMALS, tin",
    "LUNCH BOX WITH CUTLERY RETROSPOT, box",
    "DOORMAT UNION FLAG, cushion",
    "FELTCRAFT CUSHION OWL, cushion",
    "KNITTED UNION FLAG HOT WATER BOTTLE, bottle",
    "ALARM CLOCK BAKELIKE RED, clock",
    "PACK OF 72 RETROSPOT CAKE CASES, cup",
    "PINK DAISY BAG CHARM, jewellery",
    "ROBOT BIRTHDAY CARD, book",
    "THING WITHOUT ANY KNOWN WORD, box"
  })
  void theNounDecidesTheDrawingNotTheMotif(String description, String category) {
    assertThat(maker.make(List.of(line("600001", "10000", description, 1000))))
        .singleElement()
        .extracting(DemoProduct::category)
        .isEqualTo(category);
  }

  @Test
  void thePriceIsTheMedianAndGiftsDoNotCount() {
    List<DemoProduct> products =
        maker.make(
            List.of(
                line("600001", "10000", "MUG", 0),
                line("600002", "10000", "MUG", 2950),
                line("600003", "10000", "MUG", 2550),
                line("600004", "10000", "MUG", 99_000)));

    assertThat(products).singleElement().extracting(DemoProduct::pence).isEqualTo(295);
    assertThat(products).singleElement().extracting(DemoProduct::won).isEqualTo(5300);
  }

  @Test
  void theMostFrequentDescriptionNamesIt() {
    List<DemoProduct> products =
        maker.make(
            List.of(
                line("600001", "10000", "RED SPOTTY MUG", 1000),
                line("600002", "10000", "RED RETROSPOT MUG", 1000),
                line("600003", "10000", "RED RETROSPOT MUG", 1000)));

    assertThat(products)
        .singleElement()
        .extracting(product -> product.name().en())
        .isEqualTo("Red retrospot mug");
  }

  @Test
  void bestSellersComeFirstByInvoicesNotByLines() {
    List<DemoProduct> products =
        maker.make(
            List.of(
                line("600001", "10000", "MUG", 1000),
                line("600001", "10000", "MUG", 1000),
                line("600001", "10001", "BAG", 1000),
                line("600002", "10001", "BAG", 1000)));

    assertThat(products).extracting(DemoProduct::sku).containsExactly("10001", "10000");
  }

  @ParameterizedTest
  @CsvSource({"10000, 10000A", "10000A, 10000B", "10000A, 10000AA", "10000BL, 10000L"})
  void differentCodesGetDifferentBarcodes(String one, String other) {
    assertThat(ProductMaker.gtin(one)).isNotEqualTo(ProductMaker.gtin(other)).startsWith("20");
    assertThat(Gtin.find(ProductMaker.gtin(one))).isPresent();
  }
}
