package app.dangol.cache;

import app.dangol.trust.audit.AuditRow;
import java.util.Random;

/** Rows as somebody makes them of others who has the file; never the same as they were. */
final class ForgedRow {
  private final Random random;

  ForgedRow(Random random) {
    this.random = random;
  }

  /** One field is another. */
  AuditRow changed(AuditRow row) {
    int field = random.nextInt(9);
    return new AuditRow(
        field == 0 ? row.seq() + (random.nextBoolean() ? 1 : -1) : row.seq(),
        field == 1 ? row.at().plusMillis(1 + random.nextInt(100_000)) : row.at(),
        field == 2 ? row.staff() + "2" : row.staff(),
        field == 3 ? "busan-1" : row.store(),
        field == 4 ? "tablet-2" : row.device(),
        field == 5 ? row.action() + "ed" : row.action(),
        field == 6 ? row.detail() + "x" : row.detail(),
        field == 7 ? other(row.person()) : row.person(),
        field == 8 ? other(row.reason()) : row.reason(),
        row.hash());
  }

  /** As {@link #changed}, but for the number, which is given anew where all is written anew. */
  AuditRow changedInItsPlace(AuditRow row) {
    AuditRow changed = changed(row);
    while (changed.seq() != row.seq()) {
      changed = changed(row);
    }
    return changed;
  }

  /** The same letters in other fields. */
  AuditRow moved(AuditRow row) {
    String staff = row.staff();
    int at = 1 + random.nextInt(staff.length() - 1);
    return new AuditRow(
        row.seq(),
        row.at(),
        staff.substring(0, at),
        staff.substring(at) + row.store(),
        row.device(),
        row.action(),
        row.detail(),
        row.person(),
        row.reason(),
        row.hash());
  }

  /** The same by somebody else, as if it had been a row of its own. */
  AuditRow copied(AuditRow row) {
    return new AuditRow(
        row.seq(),
        row.at(),
        row.staff() + "0",
        row.store(),
        row.device(),
        row.action(),
        row.detail(),
        row.person(),
        row.reason(),
        row.hash());
  }

  static AuditRow numbered(AuditRow row, long seq) {
    return new AuditRow(
        seq,
        row.at(),
        row.staff(),
        row.store(),
        row.device(),
        row.action(),
        row.detail(),
        row.person(),
        row.reason(),
        row.hash());
  }

  /** Another digit, or one where there was nothing. */
  String other(String hex) {
    if (hex.isEmpty()) {
      return "00112233445566778899aabbccddeeff";
    }
    int at = random.nextInt(hex.length());
    char digit = hex.charAt(at) == '0' ? '1' : '0';
    return hex.substring(0, at) + digit + hex.substring(at + 1);
  }
}
