package app.dangol.screen.setup.model;

import app.dangol.text.Texts;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Puts the units a device sent into words for IT. Immutable; any thread. */
final class MeaningWords {
  /** Most bytes of one unit that are written out. */
  static final int SHOWN_BYTES = 64;

  /** Most characters of a text that is neither card nor product. */
  private static final int SHOWN_CHARACTERS = 60;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  /** As they are printed in the makers' manuals; the others read well without their underscores. */
  private static final Map<String, String> SYMBOLOGIES =
      Map.ofEntries(
          Map.entry("EAN_13", "EAN-13"),
          Map.entry("EAN_8", "EAN-8"),
          Map.entry("EAN_UPC", "EAN/UPC"),
          Map.entry("EAN_13_WITH_ADDON", "EAN-13 + 2/5"),
          Map.entry("UPC_A", "UPC-A"),
          Map.entry("UPC_E", "UPC-E"),
          Map.entry("CODE_39", "Code 39"),
          Map.entry("CODE_93", "Code 93"),
          Map.entry("CODE_128", "Code 128"),
          Map.entry("GS1_128", "GS1-128"),
          Map.entry("GS1_DATA_MATRIX", "GS1 DataMatrix"),
          Map.entry("GS1_QR_CODE", "GS1 QR"),
          Map.entry("GS1_DATABAR", "GS1 DataBar"),
          Map.entry("QR_CODE", "QR"),
          Map.entry("DATA_MATRIX", "Data Matrix"),
          Map.entry("PDF_417", "PDF417"),
          Map.entry("AZTEC", "Aztec"),
          Map.entry("CODABAR", "Codabar"));

  private final Texts texts;
  private final ZoneId zone;

  MeaningWords(Texts texts, ZoneId zone) {
    this.texts = texts;
    this.zone = zone;
  }

  SeenLine line(SeenUnit unit) {
    return new SeenLine(
        unit.number(),
        TIME.format(unit.at().atZone(zone)),
        kind(unit.meaning()),
        words(unit.meaning()),
        cause(unit.meaning()),
        unit.hex().map(MeaningWords::shown),
        aside(unit));
  }

  /** The reason alone, as in a list of counts. */
  String why(Refusal refusal) {
    return texts.get("devices.why." + refusal);
  }

  private String words(Meaning meaning) {
    return switch (meaning) {
      case Meaning.Member member ->
          with(member.symbology(), texts.get("devices.meaning.member", member.masked()));
      case Meaning.Item item ->
          with(item.symbology(), texts.get("devices.meaning.item", item.gtin()));
      case Meaning.Tag tag -> texts.get("devices.meaning.tag", tag.masked());
      case Meaning.Text text ->
          with(text.symbology(), texts.get("devices.meaning.text", clipped(text.text())));
      case Meaning.Refused refused -> texts.get("devices.meaning.refused", why(refused.why()));
      case Meaning.Remark remark -> texts.get("devices.meaning.remark", remark.words());
    };
  }

  private String with(Optional<String> symbology, String words) {
    return symbology
        .map(name -> texts.get("devices.meaning.with", symbologyName(name), words))
        .orElse(words);
  }

  private static String symbologyName(String name) {
    return SYMBOLOGIES.getOrDefault(name, name.replace('_', ' '));
  }

  private static String clipped(String text) {
    // Never between the two halves of a character.
    int length = text.codePointCount(0, text.length());
    return length <= SHOWN_CHARACTERS
        ? text
        : text.substring(0, text.offsetByCodePoints(0, SHOWN_CHARACTERS)) + " …";
  }

  private Optional<String> cause(Meaning meaning) {
    return meaning instanceof Meaning.Refused refused
        ? Optional.of(texts.get("devices.cause." + refused.why()))
        : Optional.empty();
  }

  private static SeenLine.Kind kind(Meaning meaning) {
    return switch (meaning) {
      case Meaning.Member member -> SeenLine.Kind.READ;
      case Meaning.Item item -> SeenLine.Kind.READ;
      case Meaning.Tag tag -> SeenLine.Kind.OTHER;
      case Meaning.Text text -> SeenLine.Kind.OTHER;
      case Meaning.Remark remark -> SeenLine.Kind.REMARK;
      case Meaning.Refused refused ->
          refused.why() == Refusal.DUPLICATE ? SeenLine.Kind.AGAIN : SeenLine.Kind.REFUSED;
    };
  }

  private static String shown(String hex) {
    return hex.length() <= 2 * SHOWN_BYTES ? hex : hex.substring(0, 2 * SHOWN_BYTES);
  }

  private String aside(SeenUnit unit) {
    if (unit.hex().isEmpty()) {
      return texts.get("devices.bytes.hidden", unit.length());
    }
    int shown = Math.min(unit.hex().get().length() / 2, SHOWN_BYTES);
    return shown < unit.length()
        ? texts.get("devices.bytes.first", unit.length(), shown)
        : texts.get("devices.bytes", unit.length());
  }
}
