package app.dangol.hub.credential;

import app.dangol.hub.store.HubStore;
import app.dangol.trust.credential.Acting;
import app.dangol.trust.credential.CredentialVerifier;
import app.dangol.trust.credential.GuardedClock;
import app.dangol.trust.credential.HeldKeySet;
import app.dangol.trust.credential.PublishedKeys;
import app.dangol.trust.credential.Verdict;
import java.time.Clock;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Judges credentials at the hub, by its clock, by what it has published and by what it has taken
 * back since, and uses them up. Needs no secret. Every method may block; safe for several threads
 * and several copies of the hub.
 */
public final class CardJudge {
  private final HubStore store;
  private final Clock clock;

  public CardJudge(HubStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Judges one that is for the chain or for one of these places. */
  public Verdict verify(String text, Set<String> places) {
    return PublishedSets.find(store)
        .map(keys -> {
          Set<String> audiences = new HashSet<>(places);
          audiences.add(keys.chain());
          return verify(text, keys, audiences);
        })
        .orElseGet(CardJudge::withoutKeys);
  }

  /**
   * Judges one that must be for that audience alone.
   *
   * @param audience the chain itself if empty
   */
  Verdict verifyFor(String text, Optional<String> audience) {
    return PublishedSets.find(store)
        .map(keys -> verify(text, keys, Set.of(audience.orElse(keys.chain()))))
        .orElseGet(CardJudge::withoutKeys);
  }

  private static Verdict withoutKeys() {
    return new Verdict.Refused(Verdict.Reason.UNKNOWN_KEY);
  }

  private Verdict verify(String text, PublishedKeys keys, Set<String> audiences) {
    GuardedClock guarded = new GuardedClock(clock, new RecordedTime(store), System::nanoTime);
    HeldKeySet held = new HeldKeySet(keys.chain(), keys.root(), guarded);
    held.offer(Base64.getDecoder().decode(keys.document()));
    Verdict verdict = new CredentialVerifier(held, audiences, guarded).verify(text);
    return verdict instanceof Verdict.Valid valid
            && Revocations.hasRevoked(valid.member(), valid.issuedAt(), store)
        ? new Verdict.Refused(Verdict.Reason.REVOKED)
        : verdict;
  }

  /**
   * Uses up a one-time credential for a device; for the same one as often as it asks.
   *
   * @param place where it is held up
   * @param by which device it is, for good
   * @return whether its bearer may act there
   */
  public boolean useUp(String text, String place, String by) {
    return verify(text, Set.of(place)) instanceof Verdict.Valid valid
        && valid.oneTime()
        && new RecordedUses(store, clock).spend(valid.id(), valid.expiresAt(), by);
  }

  /** Whether a one-time credential was used up; to look uses nothing up. */
  boolean isUsedUp(Verdict.Valid credential) {
    return credential.oneTime()
        && new RecordedUses(store, clock).isSpent(credential.id(), credential.expiresAt());
  }

  /** Whether its bearer may act by it, once at all shops together. */
  public Acting acting() {
    return new Acting(new RecordedUses(store, clock));
  }
}
