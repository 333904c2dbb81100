package app.dangol.trust;

import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.trust.AuditLog.Action;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One thing somebody did with personal data, or with an account of the staff.
 *
 * @param by staff id, or the device where nobody is logged in
 * @param whose empty where it is about nobody, or about everybody
 * @param detail a stable word on what it was, such as {@code marketing.granted} or {@code
 *     name,phone}; blank for none. It stays in the trail for good, so it is never what somebody
 *     wrote. Of an act on a colleague's account it begins with their id, as {@link #on} puts it
 * @param reason why, in somebody's own words; kept sealed, and out of {@link #toString}
 */
public record AuditAct(
    StaffId by, Action action, Optional<CustomerId> whose, String detail, Optional<String> reason) {
  /** Stands behind a colleague's id, in which it cannot occur. */
  static final String COLLEAGUE_END = ":";

  /** Longest reason. */
  public static final int MAX_REASON = 500;

  /** The detail of what was done under a name that nobody's PIN vouched for. */
  public static final String UNVOUCHED = "unvouched";

  private static final Pattern DETAIL = Pattern.compile("[a-z0-9_.,:-]{0,64}");
  private static final Pattern ON_COLLEAGUE =
      Pattern.compile("[A-Za-z0-9_-]{1,64}(:[a-z_,]{1,64})?");

  /**
   * Checks it.
   *
   * @throws IllegalArgumentException if somebody or a reason is missing, or anything is too long
   */
  public AuditAct {
    if (whose.isEmpty() && action.isAboutSomebody()) {
      throw new IllegalArgumentException(action + " is about somebody");
    }
    if (action.isAboutStaff() && (whose.isPresent() || reason.isPresent())) {
      throw new IllegalArgumentException(action + " is about no customer");
    }
    Pattern form = action.namesColleague() ? ON_COLLEAGUE : DETAIL;
    if (!form.matcher(detail).matches()) {
      throw new IllegalArgumentException("a detail is a word of up to 64 characters");
    }
    if (action == Action.EXPORT && reason.isEmpty()) {
      throw new IllegalArgumentException("an export needs a reason");
    }
    if (reason.filter(text -> text.isBlank() || text.length() > MAX_REASON).isPresent()) {
      throw new IllegalArgumentException("a reason has 1 to " + MAX_REASON + " characters");
    }
  }

  /** With nothing more to say. */
  public static AuditAct of(StaffId by, Action action, CustomerId whose) {
    return new AuditAct(by, action, Optional.of(whose), "", Optional.empty());
  }

  /** About nobody but whoever does it. */
  public static AuditAct own(StaffId by, Action action, String word) {
    return new AuditAct(by, action, Optional.empty(), word, Optional.empty());
  }

  /**
   * On an account of the staff.
   *
   * @param whom whose account, by the id it has on this device
   * @param word more on what it was; blank for none
   */
  public static AuditAct on(StaffId whom, StaffId by, Action action, String word) {
    return own(by, action, word.isEmpty() ? whom.value() : whom.value() + COLLEAGUE_END + word);
  }

  /** A copy of one person's data was handed out. */
  public static AuditAct export(StaffId by, CustomerId whose, String reason) {
    return new AuditAct(by, Action.EXPORT, Optional.of(whose), "", Optional.of(reason));
  }

  /** Somebody searched and was shown these; what they typed stays out of it. */
  public static List<AuditAct> search(StaffId by, List<CustomerId> shown) {
    return shown.isEmpty()
        ? List.of(new AuditAct(by, Action.SEARCH, Optional.empty(), "none", Optional.empty()))
        : shown.stream().map(whose -> of(by, Action.SEARCH, whose)).toList();
  }

  /** The same with a word on what it was. */
  public AuditAct with(String word) {
    return new AuditAct(by, action, whose, word, reason);
  }

  /** The same with the reason that was given. */
  public AuditAct because(String why) {
    return new AuditAct(by, action, whose, detail, Optional.of(why));
  }

  @Override
  public String toString() {
    return "AuditAct[" + by + " " + action + whose.map(id -> " " + id).orElse("") + "]";
  }
}
