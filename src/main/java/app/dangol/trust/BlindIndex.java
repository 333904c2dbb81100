package app.dangol.trust;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.id.MemberToken;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.Mac;

/**
 * Turns a card, phone or e-mail into 16 bytes by which it can be found again but not read: the
 * first half of HMAC-SHA-256 over kind, unit separator and the normalised value. Safe for many
 * threads.
 */
public class BlindIndex {
  /** Bytes of one index value; 128 bits leave no collisions among a chain's customers. */
  public static final int LENGTH = 16;

  private static final Pattern NOT_DIALLED = Pattern.compile("[^+0-9]");
  private static final Pattern LOCAL = Pattern.compile("0[1-9][0-9]{7,10}");
  private static final String KOREA = "+82";
  private static final String ALGORITHM = "HmacSHA256";
  private static final char UNIT_SEPARATOR = '\u001f';

  private final DeviceKeys keys;

  public BlindIndex(DeviceKeys keys) {
    this.keys = keys;
  }

  /**
   * The index of a token; equal for a card or an address in either case, and for a telephone number
   * with or without blanks, dashes and the country code of Korea.
   */
  public byte[] of(MemberToken token) {
    return of(token.kind().name(), normalise(token));
  }

  /** The index of any other text, apart from all texts of another kind. */
  public byte[] of(String kind, String value) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(keys.indexKey());
      byte[] full = mac.doFinal((kind + UNIT_SEPARATOR + value).getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(full, LENGTH);
    } catch (GeneralSecurityException e) {
      throw new DangolException(ErrorCode.KEY_02, "the index key cannot be used", e);
    }
  }

  /** A number in its country's own form is read as a Korean one: 010-… is +8210…. */
  private static String e164(String dialled) {
    if (LOCAL.matcher(dialled).matches()) {
      return KOREA + dialled.substring(1);
    }
    // Many write the local 0 behind the country code, which nobody dials.
    return dialled.startsWith(KOREA + "0")
        ? KOREA + dialled.substring(KOREA.length() + 1)
        : dialled;
  }

  private static String normalise(MemberToken token) {
    String text = Normalizer.normalize(token.value().strip(), Normalizer.Form.NFKC);
    return switch (token.kind()) {
      // As a scanned card comes out of the reader.
      case CARD -> text.strip().toUpperCase(Locale.ROOT);
      case PHONE -> e164(NOT_DIALLED.matcher(text).replaceAll(""));
      case EMAIL -> text.toLowerCase(Locale.ROOT);
      // Nobody is kept under these; each is looked up by what it says.
      case SIGNED, ROTATING -> text;
    };
  }
}
