package app.dangol.launch;

import app.dangol.config.KioskConfig;
import app.dangol.device.Conversation;
import app.dangol.device.Conversations;
import app.dangol.device.DeviceEvent;
import app.dangol.device.DeviceFeed;
import app.dangol.device.DeviceRemark;
import app.dangol.device.DriverProfile;
import app.dangol.device.Frame;
import app.dangol.device.FrameRefused;
import app.dangol.scan.DuplicateFilter;
import app.dangol.scan.LoyaltyPattern;
import app.dangol.scan.ScanReader;
import app.dangol.scan.Scanned;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Puts together the way from one source's bytes to its scans: decoder, meaning, duplicates. */
final class ReaderLine {
  private final List<LoyaltyPattern> patterns;
  private final Clock clock;

  ReaderLine(List<KioskConfig.CardPattern> patterns, Clock clock) {
    this.patterns = patterns.stream().map(p -> new LoyaltyPattern(p.name(), p.regex())).toList();
    this.clock = clock;
  }

  /** A feed of its own for a device; scans arrive on the thread that pushes the bytes. */
  DeviceFeed feed(DriverProfile profile, Consumer<Scanned> listener) {
    return feed(profile, listener, remark -> {});
  }

  /** The same, with what the device says of itself. */
  DeviceFeed feed(
      DriverProfile profile, Consumer<Scanned> listener, Consumer<DeviceRemark> remarks) {
    return feed(
        profile.model(),
        Conversations.withDevice(profile),
        events(
            profile,
            profile.duplicateWindow(),
            (event, scanned) -> listener.accept(scanned),
            remarks));
  }

  /** The same, with somebody who watches, and is told before the listeners. */
  DeviceFeed feed(
      DriverProfile profile,
      Consumer<Scanned> listener,
      Consumer<DeviceRemark> remarks,
      DevicesWatch watch) {
    return feed(
        profile.model(),
        Conversations.withDevice(profile),
        events(
            profile,
            profile.duplicateWindow(),
            (event, scanned) -> {
              watch.scanned(event, scanned);
              listener.accept(scanned);
            },
            remark -> {
              watch.remarked(remark);
              remarks.accept(remark);
            }));
  }

  /**
   * A feed for bytes that were recorded. They have no time of their own, so that nothing in them is
   * a duplicate.
   */
  DeviceFeed recording(
      DriverProfile profile, Consumer<Scanned> listener, Consumer<DeviceRemark> remarks) {
    return feed(
        profile.model(),
        Conversations.withRecording(profile),
        events(profile, Duration.ZERO, (event, scanned) -> listener.accept(scanned), remarks));
  }

  private DeviceFeed feed(String model, Conversation conversation, Consumer<DeviceEvent> listener) {
    return new DeviceFeed(model, conversation, clock, listener);
  }

  private Consumer<DeviceEvent> events(
      DriverProfile profile,
      Duration duplicateWindow,
      BiConsumer<DeviceEvent, Scanned> listener,
      Consumer<DeviceRemark> remarks) {
    ScanReader reader = new ScanReader(profile.aim(), patterns);
    DuplicateFilter duplicates = new DuplicateFilter(duplicateWindow);
    return event -> {
      switch (event) {
        case Frame frame -> listener.accept(frame, duplicates.filter(reader.read(frame)));
        case FrameRefused refused -> listener.accept(refused, reader.read(refused));
        case DeviceRemark remark -> remarks.accept(remark);
      }
    };
  }
}
