package app.dangol.hub.credential;

import java.time.Instant;
import java.util.HexFormat;

/** A wallet on somebody's telephone, as far as the codes go that it shows. */
public final class Wallet {
  private final RotatingCodes.Made pass;

  public Wallet(RotatingCodes.Made pass) {
    this.pass = pass;
  }

  /** What it shows at that moment. */
  public String shownAt(Instant moment) {
    return shownAt(moment, 0);
  }

  /** What it shows so many periods later, or earlier. */
  String shownAt(Instant moment, int periods) {
    return pass.pattern().replace("{totp_value_0}", codeAt(moment, periods));
  }

  String codeAt(Instant moment, int periods) {
    byte[] seed = HexFormat.of().parseHex(pass.seedHex());
    long period = RotatingCodes.PERIOD.toMillis();
    return Totp.code(seed, Totp.stepAt(moment.toEpochMilli(), period) + periods);
  }
}
