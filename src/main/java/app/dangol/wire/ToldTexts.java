package app.dangol.wire;

import java.util.List;

/**
 * POST /v1/consent-texts: what people are told at a device before they agree to something, for the
 * hub to keep as long as it keeps who agreed to it.
 */
public final class ToldTexts {
  /** Most purposes in one request. */
  public static final int MAX_PURPOSES = 16;

  /** Most characters of one text. */
  public static final int MAX_TEXT = 2_000;

  private ToldTexts() {}

  /**
   * One version, whole.
   *
   * @param version as entries of the ledger name it: 1 to 64 letters, digits, points, - and _
   */
  public record Request(String device, String store, String version, List<Told> texts) {
    public Request {
      texts = List.copyOf(texts);
    }
  }

  /**
   * What is told of one purpose.
   *
   * @param purpose as entries of the ledger name it
   * @param what what it is used for
   * @param items which data that takes
   * @param kept how long it is kept
   * @param refusing that it may be refused or withdrawn, and what follows
   */
  public record Told(
      String purpose,
      Entity.Text what,
      Entity.Text items,
      Entity.Text kept,
      Entity.Text refusing) {}

  /**
   * They are kept.
   *
   * @param alone whether no device has told other texts under that version
   */
  public record Answer(String version, boolean alone) {}
}
