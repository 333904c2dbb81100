package app.dangol.wire;

/**
 * Bodies of the ops around a call for help. Which call, who and when are the op's subject, author
 * and time; of the shopper nothing is said anywhere.
 */
public final class HelpOps {
  private HelpOps() {}

  /** Body of {@link Ops#HELP_CALL} and {@link Ops#HELP_WITHDRAW}: where somebody is asked for. */
  public record AtDevice(String store, String device) {}

  /** Body of {@link Ops#HELP_ANSWER}. */
  public record InStore(String store) {}
}
