package app.dangol.hub.log;

/** What a rule makes of an op. */
sealed interface OpOutcome {
  /**
   * It had its effect.
   *
   * @param position the newest row of it
   */
  record Applied(long position) implements OpOutcome {}

  /** It is refused for good. */
  record Rejected(String code, String message) implements OpOutcome {}
}
