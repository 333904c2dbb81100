package app.dangol.device;

import java.time.Duration;

/**
 * One model of device, as its folder under {@code drivers/} describes it.
 *
 * @param model the folder's name
 * @param name for people
 * @param duplicateWindow the same code again within this time counts once
 * @param evidence what the profile was made from
 */
public record DriverProfile(
    String model,
    String name,
    Framing framing,
    SerialSettings serial,
    AimMode aim,
    Duration duplicateWindow,
    Evidence evidence) {
  /** A profile made from documentation. */
  public DriverProfile(
      String model,
      String name,
      Framing framing,
      SerialSettings serial,
      AimMode aim,
      Duration duplicateWindow) {
    this(model, name, framing, serial, aim, duplicateWindow, Evidence.DOCUMENTED);
  }
}
