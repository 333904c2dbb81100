package app.dangol.trust.audit;

import app.dangol.trust.AuditLog.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks whether what stands beside the chain belongs to it: whose a row is, and why it was done.
 * Either may be missing only of somebody of whom the chain itself says that they were erased. For
 * one thread.
 */
public final class AuditTies {
  private final Map<String, Tie> persons;
  private final Map<Long, Tie> reasons;
  private final Map<String, Last> last = new HashMap<>();
  private final Map<Long, Reasoned> reasoned = new HashMap<>();

  /**
   * A text and the salt under which it is committed to.
   *
   * @param salt as {@link Commitment#salt}
   */
  public record Tie(String text, String salt) {
    /** Without the text. */
    @Override
    public String toString() {
      return "Tie[]";
    }
  }

  /** The last row about somebody, and whether it says that they were erased. */
  private record Last(long seq, boolean erased) {}

  private record Reasoned(String person, String commitment) {}

  /**
   * Begins.
   *
   * @param persons commitment → customer id
   * @param reasons a row's number → the words
   */
  public AuditTies(Map<String, Tie> persons, Map<Long, Tie> reasons) {
    this.persons = persons;
    this.reasons = reasons;
  }

  /** Looks at the next row. */
  public void take(AuditRow row) {
    if (!row.person().isEmpty()) {
      boolean erased = row.action().equals(Action.ERASED.key());
      last.put(row.person(), new Last(row.seq(), erased));
    }
    if (!row.reason().isEmpty()) {
      reasoned.put(row.seq(), new Reasoned(row.person(), row.reason()));
    }
  }

  /** What does not belong to it, once the last row was taken. */
  public List<AuditFinding> finish() {
    List<AuditFinding> findings = new ArrayList<>();
    last.forEach((person, row) -> {
      Tie tie = persons.get(person);
      if (tie == null ? !row.erased() : !fits(Commitment.PERSON, tie, person)) {
        findings.add(new AuditFinding.NotThatPerson(row.seq()));
      }
    });
    reasoned.forEach((seq, row) -> {
      Tie tie = reasons.get(seq);
      boolean right = tie == null ? mayBeGone(row) : fits(Commitment.REASON, tie, row.commitment());
      if (!right) {
        findings.add(new AuditFinding.NotThatReason(seq));
      }
    });
    return findings;
  }

  private boolean mayBeGone(Reasoned row) {
    return !row.person().isEmpty() && !persons.containsKey(row.person());
  }

  private static boolean fits(String kind, Tie tie, String commitment) {
    return tie.salt().length() == Commitment.SALT_LENGTH
        && Commitment.of(kind, tie.salt(), tie.text()).equals(commitment);
  }
}
