package app.dangol.config;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything IT sets for one device, checked. See {@code kiosk-config/kiosk.properties}.
 *
 * @param staff who serves without signing in; empty at a kiosk, and where the app begins locked
 * @param retentionMonths for how long this device keeps what customers did
 * @param keys how the key is kept that everything here is sealed with
 * @param consentTexts what people are told before they agree to something
 */
public record KioskConfig(
    Mode mode,
    Display display,
    Place place,
    Optional<Staff> staff,
    Lock lock,
    HubAccess hub,
    Path dataFolder,
    Path driversFolder,
    List<Scanner> scanners,
    List<CardPattern> cards,
    int retentionMonths,
    DeviceKeys keys,
    ConsentTexts consentTexts) {
  public KioskConfig {
    scanners = List.copyOf(scanners);
    cards = List.copyOf(cards);
  }

  /** Who stands in front of the screen. */
  public enum Mode {
    ASSOCIATE,
    KIOSK
  }

  /**
   * How the screen looks.
   *
   * @param textPercent 100, 115 or 130; always 100 at a kiosk, which follows its panel instead
   * @param fullScreen always at a kiosk
   * @param panelInches the panel's diagonal; there in kiosk mode
   */
  public record Display(
      Locale language,
      ThemeName theme,
      int textPercent,
      boolean fullScreen,
      Optional<Double> panelInches) {}

  /**
   * How the device's key is kept.
   *
   * @param store who wraps it
   * @param renewMonths after how many months what is sealed gets a fresh key
   */
  public record DeviceKeys(KeyStore store, int renewMonths) {
    /** A file of its owner alone, for data that live as long as a demo or a measurement. */
    public static final DeviceKeys SHORT_LIVED = new DeviceKeys(KeyStore.FILE, 12);
  }

  /** Who keeps the device's key. */
  public enum KeyStore {
    /** The best that works here; a file where none does. */
    AUTO("auto"),
    /** systemd's credentials, with a TPM where there is one. */
    SYSTEMD_CREDS("systemd-creds"),
    /** Windows, for the user the program runs as. */
    DPAPI("dpapi"),
    /** A file of its owner alone: the last resort. */
    FILE("file");

    private final String word;

    KeyStore(String word) {
      this.word = word;
    }

    /** As the configuration writes it. */
    public String word() {
      return word;
    }
  }

  /** The three looks. */
  public enum ThemeName {
    LIGHT,
    DARK,
    CONTRAST
  }

  /** Where the device stands. */
  public record Place(String store, String device) {}

  /**
   * When the staff have to sign in.
   *
   * @param atStart whether the app begins locked; never at a kiosk
   * @param after how long nobody has to touch the device
   */
  public record Lock(boolean atStart, Duration after) {}

  /** Who serves with the device. */
  public record Staff(String id, String name) {}

  /**
   * How to reach the hub.
   *
   * @param url base address, or empty for the hub embedded in this process
   * @param tokenFile file that holds a fixed token; empty for a device that enrols
   * @param proxy an HTTP proxy on the way, its name not looked up
   * @param authorities PEM file of the authorities that may have signed the hub's certificate;
   *     empty for the public ones
   */
  public record HubAccess(
      Optional<URI> url,
      Optional<Path> tokenFile,
      Optional<InetSocketAddress> proxy,
      Optional<Path> authorities) {
    /** The hub embedded in this process. */
    public static final HubAccess EMBEDDED =
        new HubAccess(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * One reader.
   *
   * @param name as used in the key {@code scanner.<name>.…}
   * @param driver a folder below the drivers folder
   * @param port device path such as {@code /dev/serial/by-id/…} or {@code COM3}; {@link #KEYBOARD}
   *     for a reader in keyboard mode, {@link #OFF} to read none
   */
  public record Scanner(String name, String driver, String port) {
    public static final String KEYBOARD = "keyboard";
    public static final String OFF = "off";

    /** Whether there is a port to open. */
    public boolean hasPort() {
      return !port.equals(KEYBOARD) && !port.equals(OFF);
    }
  }

  /**
   * What a loyalty number looks like.
   *
   * @param name as used in the key {@code card.pattern.<name>}
   * @param regex a regular expression that the whole number must match
   */
  public record CardPattern(String name, String regex) {}
}
