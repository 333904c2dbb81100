package app.dangol.screen;

import app.dangol.device.DeviceStatus;
import app.dangol.failure.ErrorCode;
import java.time.Instant;
import java.util.Optional;

/** States of a reader for the screens. */
public final class ReaderStates {
  private ReaderStates() {}

  /** Of the one reader at the counter. */
  public static DeviceStatus counter(DeviceStatus.State state) {
    return named("counter", state);
  }

  public static DeviceStatus named(String name, DeviceStatus.State state) {
    boolean away = state == DeviceStatus.State.OFFLINE;
    return new DeviceStatus(
        name,
        state,
        away ? Optional.of(ErrorCode.DEV_01) : Optional.empty(),
        away ? "port /dev/none: Port not found" : "",
        Instant.EPOCH);
  }
}
