package app.dangol.trust;

import javax.crypto.SecretKey;

/**
 * Where the device's secret keys come from. What is sealed gets a new key from time to time; the
 * index key is the same for as long as the device is enrolled.
 */
public interface DeviceKeys {
  /** The version written in front of every newly sealed blob, 1 to 255. */
  int currentVersion();

  /**
   * The AES-256 key that seals personal fields.
   *
   * @throws app.dangol.failure.DangolException KEY-01 if that version is not here
   */
  SecretKey sealingKey(int version);

  /** The HMAC-SHA-256 key of the blind indexes. */
  SecretKey indexKey();
}
