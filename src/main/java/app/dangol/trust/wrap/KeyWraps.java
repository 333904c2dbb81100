package app.dangol.trust.wrap;

import app.dangol.config.KioskConfig.KeyStore;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which key stores there are here, and which of them the configuration wants. */
public final class KeyWraps {
  private static final Path SYSTEMD_CREDS = Path.of("/usr/bin/systemd-creds");

  /** Where the running kiosk's service has its credentials, for a command of the same user. */
  private static final Path OF_KIOSK = Path.of("/run/credentials/dangol-kiosk.service");

  private final KeyStore wanted;
  private final Here here;

  /**
   * @param wanted as {@code device.keys} says
   */
  public KeyWraps(KeyStore wanted, Here here) {
    this.wanted = wanted;
    this.here = here;
  }

  /**
   * What a process finds around it.
   *
   * @param credentials the folder of what the service manager opened for this service
   * @param systemdCreds the program
   */
  public record Here(boolean windows, boolean root, Optional<Path> credentials, Path systemdCreds) {
    /** Of this process. */
    public static Here look() {
      return look(System.getenv());
    }

    static Here look(Map<String, String> environment) {
      return new Here(
          System.getProperty("os.name", "").startsWith("Windows"),
          isRoot(),
          Optional.ofNullable(environment.get("CREDENTIALS_DIRECTORY"))
              .map(Path::of)
              .or(() -> Optional.of(OF_KIOSK).filter(Files::isReadable)),
          SYSTEMD_CREDS);
    }

    private static boolean isRoot() {
      try {
        return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
      } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
        return false; // no Linux, and so nobody who would be asked as root
      }
    }
  }

  /** As the configuration says, in this process. */
  public static KeyWraps of(KeyStore wanted) {
    return new KeyWraps(wanted, Here.look());
  }

  /** No store at all: a new key lies in a file; one that was wrapped is opened all the same. */
  public static KeyWraps file() {
    return of(KeyStore.FILE);
  }

  /** What may wrap a new key here, best first; whether it works shows when it does. */
  public List<KeyWrap> candidates() {
    return switch (wanted) {
      case FILE -> List.of();
      case DPAPI -> here.windows() ? List.of(new Dpapi()) : List.of();
      case SYSTEMD_CREDS -> ofSystemd();
      case AUTO -> here.windows() ? List.of(new Dpapi()) : ofSystemd();
    };
  }

  private List<KeyWrap> ofSystemd() {
    Optional<ServiceCredential> given =
        here.credentials().map(ServiceCredential::new).filter(ServiceCredential::isThere);
    if (given.isPresent()) {
      return List.of(given.get());
    }
    return Files.isExecutable(here.systemdCreds())
        ? List.of(new SystemdCreds(here.systemdCreds(), !here.root()))
        : List.of();
  }

  /** Whether a key may lie in a file where no store works. */
  public boolean mayBeFile() {
    return wanted == KeyStore.AUTO || wanted == KeyStore.FILE;
  }

  /**
   * Whether a key that lies so has to be moved.
   *
   * @param word who wrapped it; empty for one in clear
   */
  public boolean isOutOfPlace(Optional<String> word) {
    return switch (wanted) {
      case AUTO -> word.isEmpty();
      case FILE -> word.isPresent();
      case DPAPI -> word.filter(Dpapi.WORD::equals).isEmpty();
      case SYSTEMD_CREDS -> word.filter(by -> by.startsWith("systemd-")).isEmpty();
    };
  }

  /**
   * The store a key was wrapped by.
   *
   * @param word as the file's head says
   * @throws DangolException KEY-01 if there is no such store in this program, or not here
   */
  public KeyWrap wrappedBy(String word) {
    if (word.equals(SystemdCreds.wordOf(false))) {
      return new SystemdCreds(here.systemdCreds(), false);
    }
    if (word.equals(SystemdCreds.wordOf(true))) {
      return new SystemdCreds(here.systemdCreds(), true);
    }
    if (word.equals(Dpapi.WORD)) {
      return new Dpapi();
    }
    if (word.equals(ServiceCredential.WORD)) {
      return new ServiceCredential(here.credentials().orElse(Path.of("/nonexistent")));
    }
    throw new DangolException(
        ErrorCode.KEY_01,
        "the device key was wrapped by a store this program does not know: use the program that"
            + " wrote it");
  }

  /** In words, for whoever set it. */
  @Override
  public String toString() {
    return "device.keys = " + wanted.word();
  }
}
