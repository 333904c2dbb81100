package app.dangol.cache;

/** What has become of one local write. */
public sealed interface OpFate {
  /**
   * The hub has done it.
   *
   * @param known whether the hub had anything of whom it is about
   */
  record Done(boolean known) implements OpFate {}

  /** The hub has yet to answer, or wants to have it later. */
  record Waiting() implements OpFate {}

  /**
   * The hub does not do it; a person must look.
   *
   * @param code the hub's word for why, such as {@code unknown_type}
   * @param message in words, without personal data; blank if the hub said none
   */
  record Refused(String code, String message) implements OpFate {}
}
