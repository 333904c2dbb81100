package app.dangol.trust.credential;

import app.dangol.trust.credential.HeldKeySet.Taken;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The keys this device judges credentials by. The first ones come from the hub it is enrolled at,
 * and with them the chain and its root key are settled: whatever comes later must be signed by that
 * root key, and be newer. Kept over restarts. Any thread; blocks.
 */
public final class PinnedKeys {
  private static final int MAX_TEXT = (HeldKeySet.MAX_BYTES + 2) / 3 * 4;

  private final KeptKeys kept;
  private final GuardedClock clock;
  private @Nullable Pin pin;

  private record Pin(String chain, PublicHalf root, HeldKeySet set) {}

  public PinnedKeys(KeptKeys kept, GuardedClock clock) {
    this.kept = kept;
    this.clock = clock;
  }

  /** Which version is held; empty before there is one. */
  public OptionalLong version() {
    return find().flatMap(HeldKeySet::current).stream().mapToLong(KeySet::version).findFirst();
  }

  /** Takes what the hub publishes, if it is the chain's own and newer than what is held. */
  public synchronized Taken offer(PublishedKeys offered) {
    byte[] document;
    try {
      document = decode(offered);
    } catch (IllegalArgumentException e) {
      return Taken.REFUSED;
    }
    Pin known = pinned();
    if (known != null
        && (!known.chain().equals(offered.chain()) || !known.root().equals(offered.root()))) {
      return Taken.REFUSED;
    }
    Pin now = known == null ? pinOf(offered) : known;
    Taken taken = now.set().offer(document);
    if (taken == Taken.YES) {
      pin = now;
      kept.keep(offered);
    }
    return taken;
  }

  /** The hub has shown that this time has been. */
  public void saw(Instant hubTime) {
    clock.saw(hubTime);
  }

  /** What is held; empty before the hub has published any. */
  synchronized Optional<HeldKeySet> find() {
    return Optional.ofNullable(pinned()).map(Pin::set);
  }

  /** Reads what was kept only when somebody asks: the start of the app waits for nothing here. */
  private @Nullable Pin pinned() {
    Pin known = pin;
    if (known == null) {
      Optional<PublishedKeys> before = kept.find();
      if (before.isPresent()) {
        known = pinOf(before.get());
        known.set().offer(decode(before.get()));
        pin = known;
      }
    }
    return known;
  }

  private Pin pinOf(PublishedKeys keys) {
    return new Pin(keys.chain(), keys.root(), new HeldKeySet(keys.chain(), keys.root(), clock));
  }

  private static byte[] decode(PublishedKeys keys) {
    if (keys.document().length() > MAX_TEXT) {
      throw new IllegalArgumentException("more than a key set may be");
    }
    return Base64.getDecoder().decode(keys.document());
  }
}
