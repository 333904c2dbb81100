package app.dangol.device;

import java.time.Instant;

/** What a device delivered: a frame, bytes that are none, or a word about itself. */
public sealed interface DeviceEvent permits Frame, FrameRefused, DeviceRemark {
  /** The driver's model, which is the name of its folder. */
  String model();

  /** When it was complete, by the clock of the feed. */
  Instant at();
}
