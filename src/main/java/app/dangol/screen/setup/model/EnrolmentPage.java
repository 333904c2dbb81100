package app.dangol.screen.setup.model;

import java.util.List;
import java.util.Optional;

/**
 * The enrolment screen in words.
 *
 * @param why what happened before, if anything did
 * @param codes what a manager needs; empty while there is no code
 * @param left how long the code is good for
 * @param again whether a new code can be asked for
 * @param goOn whether the app can be used without
 * @param lost lines about writes that could not be sent; empty without any
 */
public record EnrolmentPage(
    Optional<String> why,
    String device,
    Optional<Codes> codes,
    Optional<String> left,
    String status,
    Tone tone,
    boolean again,
    boolean goOn,
    List<String> lost) {
  /**
   * @param qr what the QR code says
   */
  public record Codes(String userCode, String address, String qr) {}
}
