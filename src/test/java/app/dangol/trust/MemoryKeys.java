package app.dangol.trust;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Device keys made from a seed, for tests. */
public final class MemoryKeys implements DeviceKeys {
  private final Map<Integer, SecretKey> sealing = new HashMap<>();
  private final SecretKey index;
  private int current = 1;

  public MemoryKeys(long seed) {
    Random random = new Random(seed);
    for (int version = 1; version <= 2; version++) {
      sealing.put(version, new SecretKeySpec(bytes(random), "AES"));
    }
    index = new SecretKeySpec(bytes(random), "HmacSHA256");
  }

  public void useVersion(int version) {
    current = version;
  }

  public void forget(int version) {
    sealing.remove(version);
  }

  @Override
  public int currentVersion() {
    return current;
  }

  @Override
  public SecretKey sealingKey(int version) {
    SecretKey key = sealing.get(version);
    if (key == null) {
      throw new DangolException(ErrorCode.KEY_01, "no key of version " + version);
    }
    return key;
  }

  @Override
  public SecretKey indexKey() {
    return index;
  }

  private static byte[] bytes(Random random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return bytes;
  }
}
