package app.dangol.central;

import app.dangol.central.CentralException.Kind;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an access token at hand and renews it ahead of its end, once for however many ask at the
 * same moment. New tokens are kept before they are used: the hub takes their use as proof that they
 * arrived, and forgets the old ones. Safe for several threads; may block and call the hub.
 */
public final class RefreshingTokens implements TokenSource {
  /** Renewed so long before it ends: longer than a call may take, clocks being a little apart. */
  private static final Duration AHEAD = Duration.ofSeconds(60);

  private final OAuthClient oauth;
  private final TokenVault vault;
  private final Clock clock;
  private final Consumer<Kind> onEnd;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Enrolled tokens;
  private @Nullable Kind ended;

  /**
   * @param onEnd told once, on the calling thread, when the hub has ended the enrolment (REVOKED,
   *     UNENROLLED) or orders a wipe (WIPE)
   */
  public RefreshingTokens(OAuthClient oauth, TokenVault vault, Clock clock, Consumer<Kind> onEnd) {
    this.oauth = oauth;
    this.vault = vault;
    this.clock = clock;
    this.onEnd = onEnd;
  }

  @Override
  public AccessToken access() {
    lock.lock();
    try {
      Enrolled now = current();
      boolean late = !clock.instant().isBefore(now.accessEnds().minus(AHEAD));
      // A clock set back would make a token look good for days.
      boolean odd = now.accessEnds().isAfter(clock.instant().plus(Duration.ofHours(1)));
      return (late || odd ? renewed(now) : now).access();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean renew(AccessToken refused) {
    lock.lock();
    try {
      Enrolled now = current();
      if (now.accessToken().equals(refused.text())) {
        renewed(now);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private Enrolled current() {
    if (ended == Kind.REVOKED || ended == Kind.UNENROLLED) {
      throw new CentralException(ended, "the enrolment of this device is over", null);
    }
    Enrolled now = tokens;
    if (now == null) {
      Optional<Enrolled> kept = vault.find();
      now =
          kept.orElseThrow(
              () -> new CentralException(Kind.UNENROLLED, "this device is not enrolled", null));
      tokens = now;
    }
    return now;
  }

  private Enrolled renewed(Enrolled before) {
    ProofKey key = before.key().orElseGet(() -> keptKey(before));
    Enrolled after;
    try {
      after = oauth.refresh(before.refreshToken(), key);
    } catch (CentralException e) {
      if (e.kind() == Kind.REVOKED || e.kind() == Kind.UNENROLLED) {
        ended(e.kind());
      }
      throw e;
    }
    vault.keep(after);
    tokens = after;
    return after;
  }

  /**
   * A device that was enrolled before there were keys gets one now. It is on disk before the hub
   * hears of it: if the answer is lost, the same key must be shown again.
   */
  private ProofKey keptKey(Enrolled before) {
    ProofKey fresh = ProofKey.fresh();
    Enrolled ready = before.with(fresh);
    vault.keep(ready);
    tokens = ready;
    return fresh;
  }

  @Override
  public void ended(Kind kind) {
    lock.lock();
    try {
      if (ended == kind) {
        return;
      }
      ended = kind;
    } finally {
      lock.unlock();
    }
    onEnd.accept(kind);
  }
}
