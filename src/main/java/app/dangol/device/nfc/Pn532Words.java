package app.dangol.device.nfc;

import app.dangol.device.Bytes;
import app.dangol.device.Decoded;
import java.util.Arrays;
import java.util.Locale;

/** What to say of a reader's frames. No tag's number or memory gets into a remark. */
final class Pn532Words {
  /** Frame identifier, code and status: what may be shown of a frame that holds a tag's data. */
  private static final int HEAD = 3;

  /** From this code on commands and answers carry what was said to a tag or by one. */
  private static final int FIRST_WITH_TAG_DATA = 0x40;

  private static final int STATUS_MASK = 0x3F;

  private Pn532Words() {}

  /** Of a well-formed command or answer. */
  static Decoded.Remark remark(byte[] data) {
    return new Decoded.Remark(shown(data), words(data));
  }

  /** Of what a tag is, without what it holds. */
  static Decoded.Remark remark(byte[] list, Target target) {
    String tag =
        String.format(
            Locale.ROOT,
            "tag with a number of %d bytes, ATQA %04x, SAK %02x",
            target.uid().length(),
            target.senseRes(),
            target.selectRes());
    String random = "; the number is made up at each tap, as telephones do, and is nobody's";
    return new Decoded.Remark(shown(list), target.hasRandomUid() ? tag + random : tag);
  }

  /** A remark on no frame. */
  static Decoded.Remark remark(String words) {
    return new Decoded.Remark(Bytes.of(new byte[0]), words);
  }

  private static Bytes shown(byte[] data) {
    boolean whole = data.length < 2 || (data[1] & 0xFF) < FIRST_WITH_TAG_DATA;
    return Bytes.of(whole ? data : Arrays.copyOf(data, Math.min(HEAD, data.length)));
  }

  private static String words(byte[] data) {
    if (data.length < 2) {
      return "a frame of an unknown kind";
    }
    return switch (data[0]) {
      case Hsu.TO_READER ->
          "command "
              + Pn532Command.ofCommand(data[1]).map(Pn532Command::word).orElse(unknown(data));
      case Hsu.FROM_READER ->
          Pn532Command.ofAnswer(data[1])
              .map(command -> answer(command, data))
              .orElse("answer " + unknown(data));
      default -> "a frame of an unknown kind";
    };
  }

  private static String unknown(byte[] data) {
    return String.format(Locale.ROOT, "%02x, not known", data[1]);
  }

  private static String answer(Pn532Command command, byte[] data) {
    return switch (command) {
      case SAM_CONFIGURATION -> "SAM configured";
      case GET_FIRMWARE_VERSION -> firmware(data);
      case IN_LIST_PASSIVE_TARGET ->
          data.length > 2 && Target.count(data) == 0 ? "no target" : "a target that is not Type A";
      case IN_DATA_EXCHANGE, IN_COMMUNICATE_THRU -> exchange(command, data);
      default -> command.word() + " answered";
    };
  }

  /** IC, version, revision, support. */
  private static String firmware(byte[] data) {
    if (data.length < 5) {
      return "GetFirmwareVersion answered in short";
    }
    return String.format(
        Locale.ROOT, "PN5%02x, firmware %d.%d", data[2], data[3] & 0xFF, data[4] & 0xFF);
  }

  private static String exchange(Pn532Command command, byte[] data) {
    if (data.length < HEAD) {
      return command.word() + " answered in short";
    }
    int status = data[2] & STATUS_MASK;
    return status == 0
        ? command.word() + " answered with " + (data.length - HEAD) + " bytes"
        : String.format(Locale.ROOT, "%s failed with error %02x", command.word(), status);
  }
}
