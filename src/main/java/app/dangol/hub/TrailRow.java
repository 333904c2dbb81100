package app.dangol.hub;

import app.dangol.trust.audit.AuditChain;
import app.dangol.trust.audit.AuditRow;
import app.dangol.wire.AuditRows.Place;
import app.dangol.wire.AuditRows.Row;
import app.dangol.wire.StrictJson;
import app.dangol.wire.WireFormatException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a row of a trail is that came over the line. */
final class TrailRow {
  /** Longest id, as everywhere in the contract. */
  private static final int MAX_ID = 128;

  private static final Pattern ACTION = Pattern.compile("[a-z0-9_]{1,64}");

  /** As devices write it: a word, and never what somebody typed. */
  private static final Pattern DETAIL = Pattern.compile("[a-z0-9_.,:-]{0,64}");

  private static final Pattern STANDS_FOR = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{" + AuditChain.HASH_LENGTH + "}");

  /** What milliseconds can say, of which a hash is taken. */
  private static final Instant FIRST = Instant.ofEpochMilli(Long.MIN_VALUE);

  private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

  private TrailRow() {}

  /** Whether it is a row at all, with words in the places of words: no text gets in as one. */
  static boolean isUsable(Row row) {
    return isTime(row.at())
        && !row.staff().isBlank()
        && row.staff().length() <= MAX_ID
        && row.store().length() <= MAX_ID
        && row.device().length() <= MAX_ID
        && ACTION.matcher(row.action()).matches()
        && DETAIL.matcher(orBlank(row.detail())).matches()
        && standsFor(row.person())
        && standsFor(row.reason())
        && HASH.matcher(row.hash()).matches();
  }

  /** What is kept under a number, in which nothing stands that was not let in; else empty. */
  static Optional<Row> read(long seq, String data) {
    try {
      return Optional.of(StrictJson.read(data, Row.class))
          .filter(row -> row.seq() == seq && isUsable(row));
    } catch (WireFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean standsFor(@Nullable String text) {
    return text == null || STANDS_FOR.matcher(text).matches();
  }

  private static boolean isTime(String at) {
    try {
      Instant time = Instant.parse(at);
      return time.isAfter(FIRST) && time.isBefore(LAST);
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Whether it is the next one behind that place, and its hash is that of its words. */
  static boolean fits(Place before, Row row) {
    AuditRow words =
        new AuditRow(
            row.seq(),
            Instant.parse(row.at()),
            row.staff(),
            row.store(),
            row.device(),
            row.action(),
            orBlank(row.detail()),
            orBlank(row.person()),
            orBlank(row.reason()),
            row.hash());
    return row.seq() == before.seq() + 1
        && AuditChain.hash(before.hash(), words).equals(row.hash());
  }

  private static String orBlank(@Nullable String text) {
    return text == null ? "" : text;
  }
}
