package app.dangol.device;

import java.time.Duration;
import java.util.List;

/**
 * Reads the text of one {@code driver.properties}. Every key may be left out but {@code framing};
 * all problems are reported together.
 */
final class DriverProfileReader {
  private static final List<Integer> BAUD_RATES =
      List.of(
          300, 600, 1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400, 460800, 921600);
  private static final int MAX_DUPLICATE_MS = 60_000;

  private DriverProfileReader() {}

  /**
   * @param file for messages
   * @throws app.dangol.failure.DangolException DRV-01, naming every key that is wrong, its value
   *     and the file
   */
  static DriverProfile read(String model, String file, String content) {
    DriverKeys keys = new DriverKeys(file, content);
    DriverProfile profile =
        new DriverProfile(
            model,
            keys.text("name", model),
            FramingReader.read(keys),
            serial(keys),
            keys.choice("aim", AimMode.OPTIONAL),
            Duration.ofMillis(keys.number("duplicate-window-ms", 1000, 0, MAX_DUPLICATE_MS)),
            keys.choice("evidence", Evidence.DOCUMENTED));
    keys.finish();
    return profile;
  }

  private static SerialSettings serial(DriverKeys keys) {
    return new SerialSettings(
        keys.oneOf("baud", 9600, BAUD_RATES),
        keys.oneOf("data-bits", 8, List.of(7, 8)),
        keys.choice("parity", SerialSettings.Parity.NONE),
        keys.oneOf("stop-bits", 1, List.of(1, 2)) == 1
            ? SerialSettings.StopBits.ONE
            : SerialSettings.StopBits.TWO);
  }
}
