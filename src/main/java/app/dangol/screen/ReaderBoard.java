package app.dangol.screen;

import app.dangol.device.DeviceStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the device's readers are, each by its newest word. FX thread only. */
public final class ReaderBoard {
  private final Map<String, DeviceStatus> byName = new LinkedHashMap<>();

  /** Takes one reader's state in. */
  public void take(DeviceStatus status) {
    byName.put(status.name(), status);
  }

  /** The readers that cannot be used now; one that was not tried yet is none of them. */
  public List<DeviceStatus> away() {
    return byName.values().stream()
        .filter(status -> status.state() == DeviceStatus.State.OFFLINE)
        .toList();
  }

  /** Whether there are readers, and none of them can be used. */
  public boolean isNoneWorking() {
    return !byName.isEmpty() && away().size() == byName.size();
  }
}
