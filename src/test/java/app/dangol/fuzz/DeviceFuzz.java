package app.dangol.fuzz;

import app.dangol.device.AimMode;
import app.dangol.device.Bytes;
import app.dangol.device.Conversation;
import app.dangol.device.Conversations;
import app.dangol.device.DeviceEvent;
import app.dangol.device.DeviceFeed;
import app.dangol.device.DeviceRemark;
import app.dangol.device.DriverFolder;
import app.dangol.device.DriverProfile;
import app.dangol.device.Frame;
import app.dangol.device.FrameRefused;
import app.dangol.device.SettableClock;
import app.dangol.scan.LoyaltyPattern;
import app.dangol.scan.ScanReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Any bytes to any driver that ships, through framing and meaning. The input's first byte chooses
 * the driver, the second whether a device or a recording is at the other end; then comes one chunk
 * after the other, each behind a byte that tells its length and how long the line was quiet before.
 */
public final class DeviceFuzz {
  private static final List<LoyaltyPattern> LOYALTY =
      List.of(new LoyaltyPattern("card", "DG[0-9]{10}"), new LoyaltyPattern("tag", "UID:.+"));
  private static final List<DriverProfile> PROFILES = profiles();

  /** No framing may hand on more than this, whatever it joins. */
  private static final int MOST_BYTES = 65_536;

  private DeviceFuzz() {}

  private static List<DriverProfile> profiles() {
    DriverFolder drivers = new DriverFolder(Path.of("drivers"));
    return drivers.listModels().stream().map(drivers::get).toList();
  }

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length < 2) {
      return;
    }
    DriverProfile profile = PROFILES.get((input[0] & 0xFF) % PROFILES.size());
    boolean device = (input[1] & 1) == 0;
    Conversation conversation =
        device ? Conversations.withDevice(profile) : Conversations.withRecording(profile);
    SettableClock clock = new SettableClock(Instant.EPOCH);
    DeviceFeed feed =
        new DeviceFeed(profile.model(), conversation, clock, new Meaning(profile.aim()));
    Consumer<Bytes> sender = DeviceFuzz::check;
    feed.open(sender);
    int at = 2;
    while (at < input.length) {
      int head = input[at] & 0xFF;
      int end = Math.min(input.length, at + 1 + (head >> 2));
      clock.move(Duration.ofMillis((head & 3) * 70L));
      feed.tick(sender);
      feed.push(Arrays.copyOfRange(input, at + 1, end), sender);
      at = end;
    }
    feed.end();
  }

  private static void check(Bytes unit) {
    if (unit.length() == 0) {
      throw new AssertionError("a unit of nothing");
    }
    bound(unit.length());
  }

  private static void bound(int length) {
    if (length > MOST_BYTES) {
      throw new AssertionError("a unit of " + length + " bytes");
    }
  }

  /** What the desk's side does with each event. */
  private record Meaning(ScanReader reader) implements Consumer<DeviceEvent> {
    Meaning(AimMode aim) {
      this(new ScanReader(aim, LOYALTY));
    }

    @Override
    public void accept(DeviceEvent event) {
      switch (event) {
        case Frame frame -> {
          check(frame.raw());
          reader.read(frame);
        }
        case FrameRefused refused -> reader.read(refused);
        case DeviceRemark remark -> bound(remark.raw().length());
      }
    }
  }
}
