package app.dangol.launch;

import app.dangol.config.KioskConfig;
import app.dangol.config.KioskConfig.Scanner;
import app.dangol.device.DeviceFeed;
import app.dangol.device.DriverFolder;
import app.dangol.device.DriverProfile;
import app.dangol.device.Framing;
import app.dangol.device.wedge.KeyWedge;
import app.dangol.device.wedge.WedgeScan;
import app.dangol.device.wedge.WedgeSettings;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** The readers in keyboard mode: what a screen needs to find their codes, and where these go. */
final class KeyboardReader {
  /** The profile that is used unless the configuration names another for the keyboard. */
  static final String USUAL = "keyboard-wedge";

  private static final byte FILLER = '?';

  private final WedgeSettings settings;
  private final DeviceFeed feed;
  private final Executor thread;

  /**
   * @param feed used on the thread alone
   */
  KeyboardReader(WedgeSettings settings, DeviceFeed feed, Executor thread) {
    this.settings = settings;
    this.feed = feed;
    this.thread = thread;
  }

  /**
   * The profile of the readers in keyboard mode: the one configured, else the usual one, for it is
   * the most common mode in shops. Empty if it is configured off, or no driver for it is there.
   *
   * @throws DangolException DRV-01 if the profile cannot be used, or there are two
   */
  static Optional<DriverProfile> findProfile(KioskConfig config, DriverFolder drivers) {
    List<Scanner> keyboards = withPort(config, Scanner.KEYBOARD);
    if (keyboards.size() > 1) {
      throw new DangolException(
          ErrorCode.DRV_01,
          "scanner."
              + keyboards.getLast().name()
              + ": a device has one keyboard, which scanner."
              + keyboards.getFirst().name()
              + " reads already");
    }
    if (!keyboards.isEmpty()) {
      Scanner scanner = keyboards.getFirst();
      return Optional.of(checked(scanner.name(), drivers.get(scanner.driver())));
    }
    // Another reader that is off says nothing of the keyboard.
    boolean off =
        withPort(config, Scanner.OFF).stream()
            .anyMatch(scanner -> settings(drivers.get(scanner.driver())).isPresent());
    return !off && drivers.listModels().contains(USUAL)
        ? Optional.of(checked(USUAL, drivers.get(USUAL)))
        : Optional.empty();
  }

  private static List<Scanner> withPort(KioskConfig config, String port) {
    return config.scanners().stream().filter(scanner -> scanner.port().equals(port)).toList();
  }

  private static DriverProfile checked(String scanner, DriverProfile profile) {
    if (settings(profile).isEmpty()) {
      throw new DangolException(
          ErrorCode.DRV_01,
          "scanner." + scanner + ": the driver " + profile.model() + " reads no keyboard");
    }
    return profile;
  }

  /** What a profile says of the keyboard; empty where it is for a port. */
  static Optional<WedgeSettings> settings(DriverProfile profile) {
    return profile.framing() instanceof Framing.Wedge wedge
        ? Optional.of(wedge.settings())
        : Optional.empty();
  }

  /** For one scene. */
  KeyWedge createWedge() {
    return new KeyWedge(settings);
  }

  /** Takes what a scene's keys turned out to be. Any thread; returns at once. */
  void take(WedgeScan scan) {
    thread.execute(() -> push(scan));
  }

  private void push(WedgeScan scan) {
    switch (scan) {
      case WedgeScan.Code code -> {
        feed.push(code.bytes().toArray());
        feed.push(new byte[] {'\r'});
      }
      case WedgeScan.Spoiled spoiled -> refuse(spoiled);
    }
  }

  /** The content is gone; as many other bytes make the feed refuse it as any reader's. */
  private void refuse(WedgeScan.Spoiled spoiled) {
    switch (spoiled.why()) {
      case TOO_LONG -> {
        feed.push(filler(Math.max(spoiled.length(), settings.maxLength() + 1)));
        feed.push(new byte[] {'\r'});
      }
      case UNFINISHED -> {
        feed.push(filler(Math.max(spoiled.length(), 1)));
        feed.abandon();
      }
    }
  }

  private static byte[] filler(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, FILLER);
    return bytes;
  }
}
