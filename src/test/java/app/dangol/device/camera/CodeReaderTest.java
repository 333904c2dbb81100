package app.dangol.device.camera;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader gets from pictures whose codes are known because they were drawn for the test. */
class CodeReaderTest {
  private static final String MEMBER = "DGL-2024-000117";

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 22, 45, 63, 90, 135, 180, 200, 225, 270, 333})
  void readsAQrCodeTurnedByAnyAngle(int degrees) {
    assertThat(loyalty(CodePicture.turned(CodePicture.qr(MEMBER, 4), degrees)))
        .containsExactly("QR_CODE " + MEMBER);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 16})
  void readsAQrCodeOfAnySize(int module) {
    assertThat(loyalty(CodePicture.qr(MEMBER, module))).containsExactly("QR_CODE " + MEMBER);
  }

  @Test
  void readsAQrCodeOfManyModules() {
    String text = "A customer's whole story. ".repeat(30);

    assertThat(loyalty(CodePicture.turned(CodePicture.qr(text, 3), 8)))
        .containsExactly("QR_CODE " + text);
  }

  @Test
  void readsAQrCodeLightOnDark() {
    assertThat(loyalty(Greys.inverted(CodePicture.qr(MEMBER, 4))))
        .containsExactly("QR_CODE " + MEMBER);
  }

  @Test
  void readsAQrCodeOutOfFocus() {
    assertThat(loyalty(CodePicture.blurred(CodePicture.qr(MEMBER, 4), 6)))
        .containsExactly("QR_CODE " + MEMBER);
  }

  @Test
  void readsAQrCodeInNoise() {
    assertThat(loyalty(CodePicture.noisy(CodePicture.qr(MEMBER, 5), 60, 7)))
        .containsExactly("QR_CODE " + MEMBER);
  }

  @Test
  void readsAQrCodeInTheDark() {
    assertThat(loyalty(CodePicture.noisy(CodePicture.dim(CodePicture.qr(MEMBER, 5), 0.12), 2, 7)))
        .containsExactly("QR_CODE " + MEMBER);
  }

  @Test
  void readsAQrCodeFromTheSide() {
    // Long enough for an alignment pattern, without which a code's fourth corner is a guess.
    String text = MEMBER + MEMBER + MEMBER;

    assertThat(loyalty(CodePicture.slanted(CodePicture.qr(text, 6), 0.25)))
        .containsExactly("QR_CODE " + text);
  }

  @Test
  void readsAQrCodeOnCloth() {
    assertThat(loyalty(CodePicture.wavy(CodePicture.qr(MEMBER, 6), 6)))
        .containsExactly("QR_CODE " + MEMBER);
  }

  @Test
  void saysWhereAQrCodeLies() {
    Code code =
        new CodeReader(CodeFormats.LOYALTY, ReadLimits.STILL)
            .read(CodePicture.qr(MEMBER, 4))
            .getFirst();

    // 12 modules of paper and the writer's four of quiet zone, four pixels each.
    assertThat(code.outline().getFirst().x()).isBetween(62.0, 66.0);
    assertThat(code.outline().getFirst().y()).isBetween(62.0, 66.0);
  }

  @ParameterizedTest
  @CsvSource({
    "CODE_128, DGL000117, CODE_128 DGL000117",
    "EAN_13, 8801234567893, EAN_13 8801234567893",
    "EAN_8, 96385074, EAN_8 96385074",
    "UPC_A, 036000291452, UPC_A 036000291452"
  })
  void readsLinearCodesWhicheverWayUp(BarcodeFormat format, String text, String expected) {
    GreyImage picture = CodePicture.linear(text, format, 3);
    for (int degrees : new int[] {0, 6, 90, 180, 270}) {
      assertThat(retail(CodePicture.turned(picture, degrees)))
          .as("turned by %d", degrees)
          .containsExactly(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"45", "135", "20", "160"})
  void readsLinearCodesAskew(int degrees) {
    GreyImage picture = CodePicture.linear("DGL000117", BarcodeFormat.CODE_128, 3);

    assertThat(loyalty(CodePicture.turned(picture, degrees))).containsExactly("CODE_128 DGL000117");
  }

  @Test
  void readsAnEanWhoseNarrowBarsHaveMerged() {
    GreyImage picture = CodePicture.linear("8801234567893", BarcodeFormat.EAN_13, 3);

    assertThat(retail(CodePicture.blurred(picture, 8))).containsExactly("EAN_13 8801234567893");
  }

  @Test
  void leavesGoodsAloneWhereItLooksForCustomers() {
    assertThat(loyalty(CodePicture.linear("8801234567893", BarcodeFormat.EAN_13, 3))).isEmpty();
  }

  @Test
  void tellsTheAimIdentifier() {
    CodeReader reader = new CodeReader(CodeFormats.RETAIL, ReadLimits.STILL);

    assertThat(reader.read(CodePicture.qr(MEMBER, 4)).getFirst().aim()).isEqualTo("]Q1");
    assertThat(reader.read(CodePicture.linear("96385074", BarcodeFormat.EAN_8, 3)).getFirst().aim())
        .isEqualTo("]E4");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 128, 255})
  void readsNothingInABlankPicture(int grey) {
    assertThat(retail(CodePicture.blank(640, 480, grey))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void readsNothingInNoise(long seed) {
    assertThat(retail(CodePicture.noise(320, 240, seed))).isEmpty();
    assertThat(retail(CodePicture.blurred(CodePicture.noise(320, 240, seed), 3))).isEmpty();
  }

  @Test
  void readsNothingInAPictureOfOnePixel() {
    assertThat(retail(CodePicture.blank(1, 1, 0))).isEmpty();
  }

  @Test
  void readsNothingInStripes() {
    byte[] pixels = new byte[400 * 200];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i % 400 / 4 % 2 == 0 ? 20 : 230);
    }

    assertThat(retail(new GreyImage(400, 200, pixels))).isEmpty();
  }

  @Test
  void givesUpWhenItsTimeIsOver() {
    AtomicLong clock = new AtomicLong();
    CodeReader reader =
        new CodeReader(
            CodeFormats.LOYALTY,
            new ReadLimits(100, Duration.ofNanos(10)),
            () -> clock.getAndAdd(100));

    assertThat(reader.read(CodePicture.linear("DGL000117", BarcodeFormat.CODE_128, 3))).isEmpty();
  }

  @Test
  void triesNoMoreThanItsAttempts() {
    GreyImage down =
        CodePicture.turned(CodePicture.linear("DGL000117", BarcodeFormat.CODE_128, 3), 90);

    assertThat(
            new CodeReader(CodeFormats.LOYALTY, new ReadLimits(2, Duration.ofMinutes(1)))
                .read(down))
        .isEmpty();
    assertThat(loyalty(down)).hasSize(1);
  }

  @Test
  void keepsACustomersNumberOutOfItsName() {
    Code code =
        new CodeReader(CodeFormats.LOYALTY, ReadLimits.STILL)
            .read(CodePicture.qr(MEMBER, 4))
            .getFirst();

    assertThat(code.toString()).doesNotContain(MEMBER);
  }

  private static List<String> loyalty(GreyImage image) {
    return read(CodeFormats.LOYALTY, image);
  }

  private static List<String> retail(GreyImage image) {
    return read(CodeFormats.RETAIL, image);
  }

  private static List<String> read(CodeFormats formats, GreyImage image) {
    return new CodeReader(formats, ReadLimits.STILL)
        .read(image).stream().map(code -> code.symbology() + " " + code.text()).toList();
  }
}
