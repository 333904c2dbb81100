package app.dangol.hub.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;

/**
 * A customer's new key.
 *
 * @param number names it in what it has sealed; never used again once it is destroyed
 * @param keys what is to be wrapped
 */
public record DataKey(long number, Aead aead, KeysetHandle keys) {
  @Override
  public String toString() {
    return "DataKey[" + Long.toHexString(number) + "]";
  }
}
