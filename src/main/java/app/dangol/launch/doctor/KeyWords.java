package app.dangol.launch.doctor;

import app.dangol.config.KioskConfig.KeyStore;
import app.dangol.trust.FileDeviceKeys;
import java.util.Optional;

/** Says who keeps the device's key, and whether a TPM does. */
final class KeyWords {
  private KeyWords() {}

  static Finding of(FileDeviceKeys keys, KeyStore wanted) {
    String detail =
        FileDeviceKeys.FILE_NAME
            + " can be read; "
            + keeper(keys)
            + (keys.versions().size() > 1 ? "; what is stored is being sealed anew" : "");
    Optional<String> cure = cure(keys, wanted);
    return cure.isEmpty() ? Finding.ok(detail) : Finding.advice(detail, cure.get());
  }

  private static String keeper(FileDeviceKeys keys) {
    String by = keys.wrappedBy().orElse("file");
    return switch (keys.backing()) {
      case TPM -> "it is wrapped by " + by + " with this machine's TPM";
      case MACHINE -> "it is wrapped by " + by + " with a secret of this machine, not with a TPM";
      case USER -> "it is wrapped by " + by + " for this user of Windows";
      case SERVICE ->
          "it is wrapped by "
              + by
              + ", a secret that systemd opens for the service; whether with a TPM says `sudo"
              + " systemd-creds has-tpm2`";
      case FILE -> "it lies in clear in a file of its owner alone";
    };
  }

  private static Optional<String> cure(FileDeviceKeys keys, KeyStore wanted) {
    if (keys.wrappedBy().isPresent() || wanted == KeyStore.FILE) {
      return Optional.empty();
    }
    return Optional.of(
        "Whoever copies the folder can read it: give the device a key store (systemd-creds, or the"
            + " service's credential), or say device.keys = file if that is meant so.");
  }
}
