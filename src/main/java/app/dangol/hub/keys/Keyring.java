package app.dangol.hub.keys;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.trust.OwnerOnly;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The customers' keys, and the one that hashes what is looked up. A few thousand opened ones are
 * kept in memory; once one is destroyed here they go at once, and where another copy of the hub
 * destroyed it, with the first use a second later. Safe for several threads; may block.
 */
public final class Keyring implements AutoCloseable {
  /** How long a copy may go on with a key that another has destroyed. */
  public static final Duration STALE = Duration.ofSeconds(1);

  private static final int BLIND_BYTES = 16;

  private final WrappedKeys wrapped;
  private final Path folder;
  private final PrfSet index;
  private final LongSupplier nanos;
  private final SecureRandom random = new SecureRandom();
  private final ReentrantLock turn = new ReentrantLock();
  private final OpenedKeys opened = new OpenedKeys();
  private volatile MasterKey master;
  private WrappedKeys.Ring ring;
  private long seenAt;

  private Keyring(
      WrappedKeys wrapped, Path folder, MasterKey master, WrappedKeys.Ring ring, LongSupplier nanos)
      throws GeneralSecurityException {
    this.wrapped = wrapped;
    this.folder = folder;
    this.master = master;
    this.ring = ring;
    this.nanos = nanos;
    this.seenAt = nanos.getAsLong();
    byte[] kept = wrapped.find(List.of(WrappedKeys.INDEX)).get(WrappedKeys.INDEX);
    if (kept == null) {
      throw new GeneralSecurityException("no key for the index");
    }
    this.index =
        unwrap(WrappedKeys.INDEX, kept).getPrimitive(RegistryConfiguration.get(), PrfSet.class);
  }

  /**
   * Opens the ring.
   *
   * @param folder of the master key
   * @param mustExist whether there is something sealed with these keys; then nothing is made
   * @throws DangolException HUB-08 if the master key is missing, or is not that of these keys
   */
  public static Keyring open(Path folder, WrappedKeys wrapped, boolean mustExist) {
    return open(folder, wrapped, mustExist, System::nanoTime);
  }

  static Keyring open(Path folder, WrappedKeys wrapped, boolean mustExist, LongSupplier nanos) {
    boolean open = false;
    try {
      AeadConfig.register();
      PrfConfig.register();
      if (mustExist) {
        MasterKey.read(folder);
      }
      OwnerOnly.folder(folder);
      WrappedKeys.Ring ring = wrapped.begin(mustExist, () -> createIndex(folder));
      Keyring keyring = new Keyring(wrapped, folder, MasterKey.read(folder), ring, nanos);
      open = true;
      return keyring;
    } catch (GeneralSecurityException e) {
      throw new DangolException(
          ErrorCode.HUB_08,
          "the master key in " + folder + " is not the one that wrapped the customers' keys",
          e);
    } catch (IOException e) {
      throw new DangolException(ErrorCode.HUB_08, "the folder " + folder + " cannot be used", e);
    } finally {
      if (!open) {
        wrapped.close();
      }
    }
  }

  private static WrappedKeys.First createIndex(Path folder) {
    // There is one already if a start was cut off before the ring was made.
    MasterKey master = MasterKey.isIn(folder) ? MasterKey.read(folder) : MasterKey.create(folder);
    try {
      byte[] index = Wrapping.wrap(WrappedKeys.INDEX, Wrapping.createIndexKey(), master);
      return new WrappedKeys.First(index, master.id());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC is registered", e);
    }
  }

  /** Which keys these are; a store names the ring it was sealed with. */
  public String id() {
    return ring.id();
  }

  /** How often keys were destroyed, here or elsewhere, when this was last looked at. */
  public long destroyed() {
    turn.lock();
    try {
      look();
      return ring.destroyed();
    } finally {
      turn.unlock();
    }
  }

  /** How often new keys were put into the ring. */
  public long created() {
    return wrapped.ring().created();
  }

  /** Those of the keys that are there; others have been destroyed. */
  public Map<Long, Aead> find(Collection<Long> numbers) {
    Map<Long, Aead> found = new HashMap<>();
    List<Long> missing = new ArrayList<>();
    turn.lock();
    try {
      if (nanos.getAsLong() - seenAt > STALE.toNanos()) {
        look();
      }
      for (Long number : numbers) {
        Aead known = opened.get(number);
        if (known == null) {
          missing.add(number);
        } else {
          found.put(number, known);
        }
      }
      if (!missing.isEmpty()) {
        wrapped
            .find(missing)
            .forEach((number, kept) -> {
              Aead aead = aead(number, kept);
              opened.put(number, aead);
              found.put(number, aead);
            });
      }
      return found;
    } finally {
      turn.unlock();
    }
  }

  /** Whether a key is there. */
  public Optional<Aead> find(long number) {
    return Optional.ofNullable(find(List.of(number)).get(number));
  }

  /** How many are in memory. */
  int countOpened() {
    turn.lock();
    try {
      return opened.size();
    } finally {
      turn.unlock();
    }
  }

  private void look() {
    WrappedKeys.Ring now = wrapped.ring();
    if (now.destroyed() != ring.destroyed()) {
      opened.clear();
    }
    ring = now;
    seenAt = nanos.getAsLong();
  }

  /** Numbers of all keys that are there. */
  public Set<Long> listNumbers() {
    return wrapped.listNumbers();
  }

  /** A new key, of use to nobody else until it is kept. */
  public DataKey create() {
    // Never 0, which is the index; 63 random bits never meet.
    long number = 1 + random.nextLong(Long.MAX_VALUE);
    try {
      KeysetHandle keys = Wrapping.createDataKey();
      return new DataKey(number, keys.getPrimitive(RegistryConfiguration.get(), Aead.class), keys);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is registered", e);
    }
  }

  /**
   * Puts new keys on disk; to be done before anything that they sealed is.
   *
   * @return how often keys were put into the ring
   * @throws DangolException HUB-08 if the master key was changed and the new one is not here
   */
  public long keep(Collection<DataKey> keys) {
    WrappedKeys.Ring kept =
        wrapped.keep(now -> {
          MasterKey current = masterOf(now);
          Map<Long, byte[]> all = new HashMap<>();
          for (DataKey key : keys) {
            try {
              all.put(key.number(), Wrapping.wrap(key.number(), key.keys(), current));
            } catch (GeneralSecurityException e) {
              throw new IllegalStateException("AES-GCM seals anything", e);
            }
          }
          return all;
        });
    return kept.created();
  }

  /** What is wrapped with a master key that was changed meanwhile could be opened by nobody. */
  private MasterKey masterOf(WrappedKeys.Ring now) {
    if (!master.holds(now.master())) {
      master = MasterKey.read(folder);
      if (!master.holds(now.master())) {
        throw notOurs(null);
      }
    }
    return master;
  }

  /** Destroys keys for ever; those that are not there any more do no harm. */
  public void destroy(Collection<Long> numbers) {
    turn.lock();
    try {
      numbers.forEach(opened::remove);
      WrappedKeys.Ring now = wrapped.destroy(numbers);
      if (now.destroyed() > ring.destroyed() + 1) {
        // Another copy's were among them.
        opened.clear();
      }
      ring = now;
    } finally {
      turn.unlock();
    }
  }

  /** 32 hex digits that are the same for the same text, and tell nothing without these keys. */
  public String blind(String text) {
    try {
      return HexFormat.of()
          .formatHex(index.computePrimary(text.getBytes(StandardCharsets.UTF_8), BLIND_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 gives more bytes than that", e);
    }
  }

  /**
   * Wraps all keys with a new master key and forgets the old one, so that what was ever written of
   * destroyed keys, in whatever copy, opens no more. May be cut off anywhere and done again.
   */
  public void changeMaster() {
    turn.lock();
    try {
      MasterKey both = MasterKey.read(folder).withNew();
      master = both;
      wrapped.replace(
          both.id(),
          (number, kept) -> {
            try {
              return Wrapping.wrap(number, unwrap(number, kept), both);
            } catch (GeneralSecurityException e) {
              throw notOurs(e);
            }
          });
      master = both.withoutOld();
    } finally {
      turn.unlock();
    }
  }

  private Aead aead(long number, byte[] kept) {
    try {
      return unwrap(number, kept).getPrimitive(RegistryConfiguration.get(), Aead.class);
    } catch (GeneralSecurityException e) {
      throw notOurs(e);
    }
  }

  private KeysetHandle unwrap(long number, byte[] kept) throws GeneralSecurityException {
    try {
      return Wrapping.unwrap(number, kept, master);
    } catch (GeneralSecurityException e) {
      // Another process may have changed it since.
      master = MasterKey.read(folder);
      return Wrapping.unwrap(number, kept, master);
    }
  }

  private static DangolException notOurs(@Nullable GeneralSecurityException cause) {
    return new DangolException(
        ErrorCode.HUB_08,
        "the customers' keys are wrapped with another master key than that in "
            + MasterKey.FILE_NAME
            + ": put the newest one there",
        cause);
  }

  @Override
  public void close() {
    turn.lock();
    try {
      opened.clear();
      wrapped.close();
    } finally {
      turn.unlock();
    }
  }
}
