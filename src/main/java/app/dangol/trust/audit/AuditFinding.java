package app.dangol.trust.audit;

/** Something in a trail that nobody who only adds rows can have brought about. */
public sealed interface AuditFinding {
  /**
   * A table of the trail, a column, or what is kept of the chain as a whole is missing, damaged or
   * of another kind: nothing else can be said of it.
   */
  record Lost() implements AuditFinding {}

  /**
   * Behind a row another one stands than the next: rows are missing, were put in, or changed
   * places.
   *
   * @param after number of the last row that is right; 0 if there is none
   * @param found number of the row behind it
   */
  record OutOfOrder(long after, long found) implements AuditFinding {}

  /** A row is not as it was written. */
  record Altered(long seq) implements AuditFinding {}

  /** Rows up to there were written anew: at that number the row was another when it was signed. */
  record Rewritten(long seq) implements AuditFinding {}

  /**
   * The newest rows are missing.
   *
   * @param last number of the last row
   * @param signed number of one that was there, and signed
   */
  record Cut(long last, long signed) implements AuditFinding {}

  /** The trail as a whole is another than the one that was signed. */
  record OtherChain() implements AuditFinding {}

  /** A signature is not by this device. */
  record Unsigned(AuditMark.Kind what) implements AuditFinding {}

  /** A row is said to be about somebody it was not about, or nobody can say about whom. */
  record NotThatPerson(long seq) implements AuditFinding {}

  /** A row's reason is missing, or another than was given. */
  record NotThatReason(long seq) implements AuditFinding {}
}
