package app.dangol.scan;

import app.dangol.device.AimMode;
import app.dangol.device.Bytes;
import app.dangol.device.Content;
import app.dangol.device.Frame;
import app.dangol.device.FrameRefused;
import app.dangol.id.Gtin;
import app.dangol.id.MemberToken;
import app.dangol.id.PaymentCards;
import app.dangol.scan.gs1.Gs1Data;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads what a frame means. The first of these that holds decides:
 *
 * <ol>
 *   <li>the bytes are no UTF-8, or hold control characters (a GS1 separator, 0x1D, may stand
 *       inside): refused
 *   <li>nothing but blanks, before or after the AIM identifier: refused
 *   <li>a malformed AIM identifier, or none where the profile requires one: refused
 *   <li>the beginning of a signed card: {@link Scan.Credential}, of which nothing is kept to be
 *       shown
 *   <li>a configured loyalty pattern: {@link Scan.Member}; what the shop says itself comes first
 *   <li>a symbol that must hold GS1 data, and they are not valid: refused
 *   <li>a payment card's number that is no GS1 key, anywhere in the data: refused and dropped
 *   <li>a GTIN, alone, in application identifiers or in a Digital Link: {@link Scan.Item}
 *   <li>anything else: {@link Scan.Unknown}
 * </ol>
 *
 * One reader per device, since the AIM identifier is the profile's matter. Immutable; any thread.
 */
public final class ScanReader {
  /** FNC1 as it is transmitted (GS1 General Specifications §7.8). */
  private static final char GROUP_SEPARATOR = 0x1D;

  private final AimMode aimMode;
  private final LoyaltyNumbers loyaltyNumbers;
  private final Gs1Codes gs1Codes = new Gs1Codes();
  private final TagReading tags;

  public ScanReader(AimMode aimMode, List<LoyaltyPattern> loyaltyPatterns) {
    this.aimMode = aimMode;
    this.loyaltyNumbers = new LoyaltyNumbers(loyaltyPatterns);
    this.tags = new TagReading(this::read, loyaltyNumbers);
  }

  /** Reads what a device delivered; throws on no content. */
  public Scanned read(Frame frame) {
    return switch (frame.content()) {
      case Content.Code code -> read(frame, code.data());
      case Content.Tag tag -> tags.read(frame, tag);
    };
  }

  /**
   * Reads an NDEF message that came without a tag.
   *
   * @param model what to call its source
   */
  public Scanned readNdef(String model, Bytes message, Instant at) {
    return tags.read(new Frame(model, message, new Content.Code(message), at), message);
  }

  /** What is left of bytes that made no frame: the reason. */
  public Scanned read(FrameRefused refused) {
    return new Scanned(
        refused.model(),
        Optional.empty(),
        Optional.empty(),
        new Scan.Refused(refused.at(), reasonOf(refused)));
  }

  private static Scan.Reason reasonOf(FrameRefused refused) {
    return switch (refused.reason()) {
      case TOO_LONG -> Scan.Reason.TOO_LONG;
      case EMPTY -> Scan.Reason.EMPTY;
      case UNFINISHED, CHECKSUM, MALFORMED -> Scan.Reason.BROKEN;
    };
  }

  private Scanned read(Frame frame, Bytes bytes) {
    String text;
    try {
      text = decode(bytes);
    } catch (CharacterCodingException e) {
      return refused(frame, Scan.Reason.NOT_TEXT);
    }
    if (hasControlCharacters(text)) {
      return refused(frame, Scan.Reason.NOT_TEXT);
    }
    if (text.isBlank()) {
      return refused(frame, Scan.Reason.EMPTY);
    }
    Optional<AimIdentifier> sent = AimIdentifier.find(text);
    Optional<AimIdentifier> aim = aimMode == AimMode.OFF ? Optional.empty() : sent;
    if (aim.isEmpty() && isBrokenWithoutAim(text)) {
      return refused(frame, Scan.Reason.BROKEN);
    }
    String data = aim.isPresent() ? text.substring(AimIdentifier.LENGTH) : text;
    if (data.isBlank()) {
      return refused(frame, Scan.Reason.EMPTY);
    }
    return understand(frame, sent, aim, data);
  }

  private boolean isBrokenWithoutAim(String text) {
    return switch (aimMode) {
      case OFF -> false;
      case OPTIONAL -> AimIdentifier.begins(text);
      case REQUIRED -> true;
    };
  }

  private Scanned understand(
      Frame frame, Optional<AimIdentifier> sent, Optional<AimIdentifier> aim, String data) {
    Scan.Symbol symbol =
        new Scan.Symbol(aim.map(AimIdentifier::text), aim.flatMap(AimIdentifier::symbology));
    Optional<MemberToken> signed = SignedTexts.find(data);
    if (signed.isPresent()) {
      // The text lets its bearer pass for a customer, and is no use to a tool that shows scans.
      return new Scanned(
          frame.model(),
          Optional.empty(),
          Optional.empty(),
          new Scan.Credential(frame.at(), symbol, signed.get()));
    }
    // A tag's number comes from a tag; who prints one on a card must not pass for it.
    Optional<MemberToken> member =
        TagReading.looksLikeNumber(data) ? Optional.empty() : loyaltyNumbers.find(data);
    if (member.isPresent()) {
      return accepted(frame, data, new Scan.Member(frame.at(), symbol, member.get()));
    }
    return switch (gs1Codes.find(aim, data)) {
      case Gs1Codes.Found.Nothing nothing -> plain(frame, sent, aim, symbol, data);
      case Gs1Codes.Found.Bad bad -> refused(frame, Scan.Reason.BAD_GS1);
      case Gs1Codes.Found.Valid valid -> coded(frame, symbol, data, valid);
    };
  }

  private static Scanned plain(
      Frame frame,
      Optional<AimIdentifier> sent,
      Optional<AimIdentifier> aim,
      Scan.Symbol symbol,
      String data) {
    Optional<Gtin> gtin = ItemCode.find(aim, data);
    if (gtin.isPresent()) {
      return accepted(frame, data, new Scan.Item(frame.at(), symbol, gtin.get()));
    }
    // Looks behind an AIM identifier even where the profile says there is none.
    String number = aim.isEmpty() && sent.isPresent() ? data.substring(AimIdentifier.LENGTH) : data;
    return ScannedCards.isSuspect(sent, number) || PaymentCards.mayBeIn(data)
        ? refused(frame, Scan.Reason.PAYMENT_CARD)
        : accepted(frame, data, new Scan.Unknown(frame.at(), symbol, data));
  }

  private static Scanned coded(
      Frame frame, Scan.Symbol symbol, String data, Gs1Codes.Found.Valid valid) {
    if (valid.data().isPresent() && ScannedCards.mayBeIn(valid.data().get(), data)) {
      return refused(frame, Scan.Reason.PAYMENT_CARD);
    }
    Scan scan =
        valid
            .item()
            .<Scan>map(gtin -> new Scan.Item(frame.at(), symbol, gtin))
            .orElseGet(() -> new Scan.Unknown(frame.at(), symbol, data));
    return accepted(frame, data, scan, valid.data());
  }

  private static Scanned accepted(Frame frame, String data, Scan scan) {
    return accepted(frame, data, scan, Optional.empty());
  }

  private static Scanned accepted(Frame frame, String data, Scan scan, Optional<Gs1Data> gs1) {
    return new Scanned(
        frame.model(), Optional.of(frame.raw()), Optional.of(data), scan, gs1, Optional.empty());
  }

  private static Scanned refused(Frame frame, Scan.Reason reason) {
    // Each byte is one character here, whatever the bytes are.
    String characters = new String(frame.raw().toArray(), StandardCharsets.ISO_8859_1);
    boolean drop = reason == Scan.Reason.PAYMENT_CARD || PaymentCards.mayHideIn(characters);
    Optional<Bytes> raw = drop ? Optional.empty() : Optional.of(frame.raw());
    return new Scanned(frame.model(), raw, Optional.empty(), new Scan.Refused(frame.at(), reason));
  }

  /** A fresh decoder reports malformed input, unlike the String constructor, which replaces it. */
  private static String decode(Bytes bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toArray())).toString();
  }

  private static boolean hasControlCharacters(String text) {
    return text.chars().anyMatch(c -> Character.isISOControl(c) && c != GROUP_SEPARATOR);
  }
}
