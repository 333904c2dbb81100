package app.dangol.scan;

import app.dangol.device.Bytes;
import app.dangol.device.Content;
import app.dangol.device.Frame;
import app.dangol.id.MemberToken;
import app.dangol.scan.ndef.NdefContent;
import app.dangol.scan.ndef.NdefException;
import app.dangol.scan.ndef.NdefMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads what a tag means. Every text and address on it is read as if a bar code had held it:
 *
 * <ol>
 *   <li>one of them may be a payment card's number: refused and dropped, with all of the tag
 *   <li>the first that is a member or an item decides
 *   <li>the tag's own number, as {@code UID:} and upper-case hex, by the loyalty patterns; but not
 *       a number of four bytes that begins with 08, which is made up at each tap (ISO/IEC 14443-3):
 *       telephones have those, and another one's may be the same tomorrow
 *   <li>{@link Scan.Unknown}
 * </ol>
 *
 * A message that cannot be read counts as none: the tag's number may still be somebody's.
 */
final class TagReading {
  /** Before a tag's number, so that a loyalty pattern for tags never matches a printed number. */
  private static final String NUMBER = "UID:";

  /** Line breaks and the like, which a bar code may not hold; but for the separator of GS1 data. */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\x1D]]+");

  private static final int RANDOM_LENGTH = 4;
  private static final byte RANDOM_FIRST = 0x08;

  /** No symbol was read, so there is no AIM identifier and no symbology. */
  private static final Scan.Symbol NO_SYMBOL = new Scan.Symbol(Optional.empty(), Optional.empty());

  private final Function<Frame, Scanned> codes;
  private final LoyaltyNumbers loyaltyNumbers;

  /**
   * @param codes what a bar code with these data would mean
   */
  TagReading(Function<Frame, Scanned> codes, LoyaltyNumbers loyaltyNumbers) {
    this.codes = codes;
    this.loyaltyNumbers = loyaltyNumbers;
  }

  /** Whether data that came from no tag are written as a tag's number is here. */
  static boolean looksLikeNumber(String data) {
    return data.strip().regionMatches(true, 0, NUMBER, 0, NUMBER.length());
  }

  /** Reads a tag. */
  Scanned read(Frame frame, Content.Tag tag) {
    ScannedTag source = source(Optional.of(tag.uid()), tag.ndef());
    return meaning(frame, source).orElseGet(() -> number(frame, tag.uid(), source));
  }

  /** Reads a message that came without a tag; refused as broken if it is none. */
  Scanned read(Frame frame, Bytes message) {
    ScannedTag source = source(Optional.empty(), Optional.of(message));
    Scan otherwise =
        source.fault().isPresent()
            ? new Scan.Refused(frame.at(), Scan.Reason.BROKEN)
            : new Scan.Unknown(frame.at(), NO_SYMBOL, "");
    return meaning(frame, source)
        .orElseGet(() -> scanned(frame, Optional.empty(), otherwise, source));
  }

  private static ScannedTag source(Optional<Bytes> uid, Optional<Bytes> ndef) {
    if (ndef.isEmpty()) {
      return new ScannedTag(uid, List.of(), Optional.empty());
    }
    try {
      List<NdefContent> records = NdefMessage.parse(ndef.get()).contents();
      return new ScannedTag(uid, records, Optional.empty());
    } catch (NdefException e) {
      return new ScannedTag(uid, List.of(), Optional.of(e.words()));
    }
  }

  /** What the records mean; empty if none of them means anything. */
  private Optional<Scanned> meaning(Frame frame, ScannedTag source) {
    Optional<Scanned> first = Optional.empty();
    for (String text : texts(source.records())) {
      Scanned read = readAsCode(frame, text);
      switch (read.scan()) {
        case Scan.Member member -> first = first.or(() -> Optional.of(read));
        case Scan.Credential credential -> first = first.or(() -> Optional.of(read));
        case Scan.Item item -> first = first.or(() -> Optional.of(read));
        case Scan.Unknown unknown -> {}
        case Scan.Refused refused -> {
          if (refused.reason() == Scan.Reason.PAYMENT_CARD) {
            return Optional.of(read);
          }
        }
      }
    }
    return first.map(read -> read.fromTag(frame.raw(), source));
  }

  private Scanned readAsCode(Frame frame, String text) {
    Bytes data = Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    return codes.apply(new Frame(frame.model(), data, new Content.Code(data), frame.at()));
  }

  private static List<String> texts(List<NdefContent> records) {
    List<String> texts = new ArrayList<>();
    for (NdefContent content : records) {
      switch (content) {
        case NdefContent.Uri uri -> texts.add(uri.uri());
        case NdefContent.Text text -> texts.add(text.text());
        case NdefContent.SmartPoster poster -> {
          texts.add(poster.uri());
          poster.titles().forEach(title -> texts.add(title.text()));
        }
        case NdefContent.AbsoluteUri absolute -> texts.add(absolute.uri());
        case NdefContent.Media media -> findText(media.payload()).ifPresent(texts::add);
        case NdefContent.External external -> findText(external.payload()).ifPresent(texts::add);
        case NdefContent.Other other -> {}
        case NdefContent.Empty empty -> {}
        case NdefContent.Unknown unknown -> findText(unknown.payload()).ifPresent(texts::add);
      }
    }
    return texts.stream()
        .map(text -> CONTROL.matcher(text).replaceAll(" ").strip())
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /** A payload that is text, whatever its type is called. */
  private static Optional<String> findText(Bytes payload) {
    String text = new String(payload.toArray(), StandardCharsets.UTF_8);
    return text.indexOf('\uFFFD') < 0 ? Optional.of(text) : Optional.empty();
  }

  private Scanned number(Frame frame, Bytes uid, ScannedTag source) {
    String number = NUMBER + uid.hex().toUpperCase(Locale.ROOT);
    Optional<MemberToken> member = isRandom(uid) ? Optional.empty() : loyaltyNumbers.find(number);
    Instant at = frame.at();
    Scan scan =
        member
            .<Scan>map(token -> new Scan.Member(at, NO_SYMBOL, token))
            .orElseGet(() -> new Scan.Unknown(at, NO_SYMBOL, number));
    return scanned(frame, Optional.of(number), scan, source);
  }

  private static boolean isRandom(Bytes uid) {
    return uid.length() == RANDOM_LENGTH && uid.toArray()[0] == RANDOM_FIRST;
  }

  private static Scanned scanned(Frame frame, Optional<String> text, Scan scan, ScannedTag source) {
    // What a broken message holds has not been looked at.
    Optional<Bytes> raw =
        scan instanceof Scan.Refused ? Optional.empty() : Optional.of(frame.raw());
    return new Scanned(frame.model(), raw, text, scan, Optional.empty(), Optional.of(source));
  }
}
