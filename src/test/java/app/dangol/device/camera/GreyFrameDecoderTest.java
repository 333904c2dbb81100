package app.dangol.device.camera;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.Decoded;
import app.dangol.device.FramingReason;
import com.google.zxing.BarcodeFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From a stream of grey bytes to codes. */
class GreyFrameDecoderTest {
  private static final int WIDTH = 480;
  private static final int HEIGHT = 320;
  private static final byte[] BLANK = CodePicture.blank(WIDTH, HEIGHT, 200).pixels();
  private static final byte[] QR = framed(CodePicture.qr("DGL-2024-000117", 4));
  private static final byte[] CODE_128 =
      framed(CodePicture.linear("DGL000117", BarcodeFormat.CODE_128, 2));

  private final GreyFrameDecoder decoder =
      new GreyFrameDecoder(WIDTH, HEIGHT, new CodeReader(CodeFormats.RETAIL, ReadLimits.STILL));

  @Test
  void readsAQrCodeAtOnceWithItsAimIdentifier() {
    assertThat(texts(decoder.feed(QR))).containsExactly("]Q1DGL-2024-000117");
  }

  @Test
  void asksForTwoPicturesOfALinearCode() {
    assertThat(decoder.feed(CODE_128)).isEmpty();
    assertThat(texts(decoder.feed(CODE_128))).containsExactly("]C0DGL000117");
  }

  @Test
  void tellsOfACodeOnceForAsLongAsItIsHeldThere() {
    assertThat(decoder.feed(QR)).hasSize(1);
    for (int i = 0; i < 40; i++) {
      assertThat(decoder.feed(i % 2 == 0 ? BLANK : QR)).isEmpty();
    }
    for (int i = 0; i < 25; i++) {
      decoder.feed(BLANK);
    }

    assertThat(decoder.feed(QR)).hasSize(1);
  }

  @Test
  void forgetsALinearCodeThatIsLongGone() {
    decoder.feed(CODE_128);
    for (int i = 0; i < 6; i++) {
      decoder.feed(BLANK);
    }

    assertThat(decoder.feed(CODE_128)).isEmpty();
  }

  @Test
  void forgetsWhatAnotherRunOfTheProgramShowed() {
    decoder.feed(CODE_128);
    decoder.flush();

    assertThat(decoder.feed(CODE_128)).isEmpty();
  }

  @Test
  void sendsUpcAsTheEanItIs() {
    byte[] upc = framed(CodePicture.linear("036000291452", BarcodeFormat.UPC_A, 2));
    decoder.feed(upc);

    assertThat(texts(decoder.feed(upc))).containsExactly("]E00036000291452");
  }

  @Test
  void doesNotMindHowTheBytesAreSplit() {
    List<Decoded> results = new ArrayList<>();
    for (int from = 0; from < QR.length; from += 1009) {
      results.addAll(decoder.feed(Arrays.copyOfRange(QR, from, Math.min(QR.length, from + 1009))));
    }

    assertThat(texts(results)).containsExactly("]Q1DGL-2024-000117");
  }

  @Test
  void readsPicturesThatComeTogether() {
    byte[] both = Arrays.copyOf(QR, 2 * QR.length);
    System.arraycopy(QR, 0, both, QR.length, QR.length);

    assertThat(texts(decoder.feed(both))).containsExactly("]Q1DGL-2024-000117");
  }

  @Test
  void refusesHalfAPicture() {
    decoder.feed(new byte[100]);

    assertThat(decoder.flush()).containsExactly(new Decoded.Refused(FramingReason.UNFINISHED, 100));
    assertThat(decoder.flush()).isEmpty();
  }

  private static byte[] framed(GreyImage image) {
    return CodePicture.framed(image, WIDTH, HEIGHT).pixels();
  }

  private static List<String> texts(List<Decoded> results) {
    return results.stream()
        .map(result -> ((Decoded.Payload) result).raw().toArray())
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .toList();
  }
}
