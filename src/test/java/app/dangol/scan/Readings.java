package app.dangol.scan;

import app.dangol.device.DeviceEvent;
import app.dangol.device.DeviceRemark;
import app.dangol.device.Frame;
import app.dangol.device.FrameRefused;
import java.util.Optional;

/** What a reader makes of a device's events. */
final class Readings {
  private Readings() {}

  /** Nothing for a remark, which says nothing of a code. */
  static Optional<Scanned> of(ScanReader reader, DeviceEvent event) {
    return switch (event) {
      case Frame frame -> Optional.of(reader.read(frame));
      case FrameRefused refused -> Optional.of(reader.read(refused));
      case DeviceRemark remark -> Optional.empty();
    };
  }
}
