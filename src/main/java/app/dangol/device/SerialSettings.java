package app.dangol.device;

/**
 * How the serial line is set.
 *
 * @param baud bits a second; of no effect on USB-CDC devices
 * @param dataBits 7 or 8
 */
public record SerialSettings(int baud, int dataBits, Parity parity, StopBits stopBits) {
  /** The parity bit. */
  public enum Parity {
    NONE,
    ODD,
    EVEN
  }

  /** The pause after a byte. */
  public enum StopBits {
    ONE,
    TWO
  }
}
