package app.dangol.hub.keys;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

/** Makes keys, wraps them and opens what was wrapped; each is bound to its number. Pure. */
final class Wrapping {
  private Wrapping() {}

  /** AES-256-GCM without Tink's prefix: the number in front of what is sealed says which it is. */
  static KeysetHandle createDataKey() throws GeneralSecurityException {
    return KeysetHandle.generateNew(
        AesGcmParameters.builder()
            .setKeySizeBytes(32)
            .setIvSizeBytes(12)
            .setTagSizeBytes(16)
            .setVariant(AesGcmParameters.Variant.NO_PREFIX)
            .build());
  }

  static KeysetHandle createIndexKey() throws GeneralSecurityException {
    return KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF);
  }

  static byte[] wrap(long number, KeysetHandle keys, MasterKey master)
      throws GeneralSecurityException {
    return TinkProtoKeysetFormat.serializeEncryptedKeyset(keys, master.aead(), place(number));
  }

  static KeysetHandle unwrap(long number, byte[] wrapped, MasterKey master)
      throws GeneralSecurityException {
    return TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, master.aead(), place(number));
  }

  /** A wrapped key put in another's place does not open. */
  private static byte[] place(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }
}
