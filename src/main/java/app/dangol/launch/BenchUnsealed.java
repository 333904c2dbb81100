package app.dangol.launch;

import app.dangol.id.MemberToken;
import app.dangol.trust.BlindIndex;
import app.dangol.trust.DeviceKeys;
import app.dangol.trust.FieldCipher;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a device without encryption would do in the place of sealing and of indexing, on made-up
 * data in a temporary folder: nothing. For {@link SealingBench} alone.
 */
final class BenchUnsealed {
  private BenchUnsealed() {}

  /** Keeps fields as they are. */
  static final class Cipher extends FieldCipher {
    Cipher(DeviceKeys keys) {
      super(keys);
    }

    @Override
    public byte[] seal(String table, String rowId, byte[] plain) {
      return plain;
    }

    @Override
    public byte[] open(String table, String rowId, byte[] blob) {
      return blob;
    }
  }

  /** Finds by the value itself. */
  static final class Index extends BlindIndex {
    Index(DeviceKeys keys) {
      super(keys);
    }

    @Override
    public byte[] of(MemberToken token) {
      return of(token.kind().name(), token.value());
    }

    @Override
    public byte[] of(String kind, String value) {
      return Arrays.copyOf((value + kind).getBytes(StandardCharsets.UTF_8), LENGTH);
    }
  }
}
