package app.dangol.scan.ndef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.device.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages made by hand from NFC Forum NDEF 1.0 and the record type definitions. */
class NdefMessageTest {
  @Test
  void writesOutTheUriPrefix() throws NdefException {
    assertThat(contents("d1010c5504" + ascii("example.com")))
        .containsExactly(new NdefContent.Uri("https://example.com"));
  }

  @Test
  void readsTextWithItsLanguage() throws NdefException {
    String korean = HexFormat.of().formatHex("단골".getBytes(StandardCharsets.UTF_8));
    assertThat(contents("d101095402" + ascii("ko") + korean))
        .containsExactly(new NdefContent.Text("단골", "ko"));
  }

  @Test
  void readsTextInUtf16OfEitherByteOrder() throws NdefException {
    assertThat(contents("d101055482" + ascii("ko") + "b2e8"))
        .containsExactly(new NdefContent.Text("단", "ko"));
    assertThat(contents("d101075482" + ascii("ko") + "fffee8b2"))
        .containsExactly(new NdefContent.Text("단", "ko"));
  }

  @Test
  void readsASmartPostersAddressAndTitles() throws NdefException {
    String uri = "9101085504" + ascii("shop.kr");
    String title = "5101055402" + ascii("en") + ascii("Hi");
    assertThat(contents("d102155370" + uri + title))
        .containsExactly(
            new NdefContent.SmartPoster(
                "https://shop.kr", List.of(new NdefContent.Text("Hi", "en"))));
  }

  @Test
  void putsChunksTogether() throws NdefException {
    String chunked = "b1010255" + "0461" + "360001" + "62" + "560001" + "63";
    assertThat(contents(chunked)).containsExactly(new NdefContent.Uri("https://abc"));
  }

  @Test
  void keepsTheIdAndTheOrder() throws NdefException {
    NdefMessage message =
        NdefMessage.parse(
            bytes(
                "9a0a0103"
                    + ascii("text/plain")
                    + ascii("abc")
                    + "21"
                    + "540301"
                    + ascii("a:b")
                    + "22"));
    assertThat(message.records())
        .containsExactly(
            new NdefRecord(
                NdefRecord.Kind.MEDIA, "text/plain", Bytes.of(hex(ascii("abc"))), bytes("21")),
            new NdefRecord(NdefRecord.Kind.EXTERNAL, "a:b", bytes(""), bytes("22")));
  }

  @ParameterizedTest
  @CsvSource({
    "'', end within",
    "d1, end within",
    "d1010355, end within",
    "c1010000001055, end within",
    "c101ffffffff55, end within",
    "51010155 00, does not begin",
    "91010155 00, end within", // no last record
    "91010155 00 d1010155 00, begins a message",
    "d1010155 00 00, follow the last",
    "d7000000, reserved",
    "d0010000, must be empty",
    "d1000100, must have a type",
    "d5010155 00, must have no type",
    "d6000100, follows no chunk",
    "f1010155 00, before its last chunk",
    "b1010155 00 51010155 00, not continued",
    "d1010155 24, is not defined",
    "d1010255 0480, is not UTF-8",
    "d1010355 04610a, control characters",
    "d1010254 05 65, end within",
    "d1010254 01 e9, is not US-ASCII",
    "d1018155 00, end within",
    "d102005370, end within",
    "d101015500ff, follow the last"
  })
  void refusesWhatIsNoMessageInWords(String hex, String words) {
    assertThatThrownBy(() -> contents(hex.replace(" ", "")))
        .isInstanceOf(NdefException.class)
        .hasMessageContaining(words);
  }

  @Test
  void refusesAMessageOfTooManyRecords() {
    String many = "900000" + "100000".repeat(300) + "500000";
    assertThatThrownBy(() -> contents(many)).hasMessageContaining("more than 256 records");
  }

  @Test
  void throwsNothingElseOnAnyBytes() {
    Random random = new Random(17);
    int[] heads = {0x91, 0xD1, 0x51, 0x11, 0xB1, 0x36, 0x56, 0xC1, 0xD2, 0xD4, 0x99};
    int parsed = 0;
    for (int round = 0; round < 200_000; round++) {
      byte[] message = new byte[random.nextInt(40)];
      for (int i = 0; i < message.length; i++) {
        message[i] =
            (byte)
                (random.nextInt(3) == 0
                    ? heads[random.nextInt(heads.length)]
                    : random.nextInt(random.nextBoolean() ? 8 : 256));
      }
      try {
        NdefMessage.parse(Bytes.of(message)).contents();
        parsed++;
      } catch (NdefException e) {
        assertThat(e.words()).isNotBlank();
      }
    }
    assertThat(parsed).isPositive();
  }

  @Test
  void showsNothingOfWhatARecordHolds() throws NdefException {
    NdefMessage message = NdefMessage.parse(bytes("d1010c5504" + ascii("example.com")));
    assertThat(message.toString() + message.contents()).doesNotContain("example");
  }

  private static List<NdefContent> contents(String hex) throws NdefException {
    return NdefMessage.parse(bytes(hex)).contents();
  }

  private static Bytes bytes(String hex) {
    return Bytes.of(hex(hex));
  }

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static String ascii(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
  }
}
