package app.dangol.trust.credential;

import app.dangol.device.SettableClock;
import app.dangol.id.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A chain with one issuing key and a device that goes by its key set, for tests. */
final class Chain {
  static final String NAME = "dangol";
  static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
  static final CustomerId MEMBER = new CustomerId("c-00123");
  static final Duration DAY = Duration.ofDays(1);

  final SettableClock clock = new SettableClock(NOW);
  final SigningKey root = SigningKey.create(new KeyId("00"));
  final SigningKey key = SigningKey.create(new KeyId("0001"));
  final KeptTime seen = new KeptTime();
  final GuardedClock guarded = new GuardedClock(clock, seen, () -> 0);
  final HeldKeySet held = new HeldKeySet(NAME, root.publicHalf(), guarded);
  final CredentialVerifier verifier = new CredentialVerifier(held, Set.of(NAME), guarded);
  private final SortedSet<CredentialId> revoked = new TreeSet<>();
  private final SortedMap<String, Instant> revokedMembers = new TreeMap<>();
  private long version;

  Chain() {
    publish(List.of(entry(key)));
  }

  /** Time a restart of the device does not lose. */
  static final class KeptTime implements SeenTime {
    private Instant newest = Instant.EPOCH;

    @Override
    public synchronized Instant newest() {
      return newest;
    }

    @Override
    public synchronized void raise(Instant at) {
      newest = at.isAfter(newest) ? at : newest;
    }
  }

  static IssuerKey entry(SigningKey key) {
    return new IssuerKey(
        key.id(), key.publicHalf(), NOW.minus(DAY), NOW.plus(Duration.ofDays(365)));
  }

  /** Keys, and nothing taken back. */
  static KeySet keySet(String issuer, long version, Instant issuedAt, List<IssuerKey> keys) {
    return new KeySet(issuer, version, issuedAt, keys, new TreeSet<>(), new TreeMap<>());
  }

  void publish(List<IssuerKey> keys) {
    version++;
    KeySet set = new KeySet(NAME, version, NOW.minusSeconds(300), keys, revoked, revokedMembers);
    if (held.offer(HeldKeySet.sign(set, root)) != HeldKeySet.Taken.YES) {
      throw new IllegalStateException("the device does not take its own chain's keys");
    }
  }

  void revoke(CredentialId id) {
    revoked.add(id);
    publish(List.of(entry(key)));
  }

  void revokeAllOf(CustomerId member, Instant before) {
    revokedMembers.put(MemberDigest.of(member), before);
    publish(List.of(entry(key)));
  }

  /** As a hub published it that knew no digests. */
  void revokeAllOfAsBefore(CustomerId member, Instant before) {
    revokedMembers.put(member.value(), before);
    publish(List.of(entry(key)));
  }

  CredentialIssuer.Issued issue() {
    return issue(DocumentType.CARD);
  }

  CredentialIssuer.Issued issue(DocumentType type) {
    return issuer(NAME, key).issue(type, MEMBER, NAME, DAY);
  }

  CredentialIssuer issuer(String name, SigningKey with) {
    return new CredentialIssuer(name, with, clock);
  }

  Verdict.Reason refusal(String text) {
    return switch (verifier.verify(text)) {
      case Verdict.Refused(Verdict.Reason reason) -> reason;
      case Verdict.Valid valid -> throw new AssertionError("accepted");
    };
  }

  Verdict.Valid valid(String text) {
    return switch (verifier.verify(text)) {
      case Verdict.Valid valid -> valid;
      case Verdict.Refused refused -> throw new AssertionError("refused: " + refused.reason());
    };
  }

  /** What this issuer would say of the member now. */
  Claims claims() {
    return new Claims(NAME, MEMBER.value(), NAME, NOW.plus(DAY), NOW, id());
  }

  static CredentialId id() {
    return new CredentialId("00112233aabbccdd");
  }
}
