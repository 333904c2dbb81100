package app.dangol.device;

import java.time.Duration;

/**
 * One model of device, as its folder under {@code drivers/} describes it.
 *
 * @param model the folder's name
 * @param name for people
 * @param duplicateWindow the same code again within this time counts once
 */
public record DriverProfile(
    String model,
    String name,
    Framing framing,
    SerialSettings serial,
    AimMode aim,
    Duration duplicateWindow) {}
