package app.dangol.trust.credential;

import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A chain that issues signed cards and publishes its keys, for tests of those who take them. */
public final class CardChain {
  private static final Duration YEAR = Duration.ofDays(365);

  private final String name;
  private final Clock clock;
  private final SigningKey root = SigningKey.create(new KeyId("00"));
  private final SigningKey key = SigningKey.create(new KeyId("0001"));
  private final SortedSet<CredentialId> revoked = new TreeSet<>();
  private final SortedMap<String, Instant> revokedMembers = new TreeMap<>();

  public CardChain(String name, Clock clock) {
    this.name = name;
    this.clock = clock;
  }

  /** What counts now, as that version. */
  public PublishedKeys publish(long version) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    IssuerKey entry = new IssuerKey(key.id(), key.publicHalf(), now.minus(YEAR), now.plus(YEAR));
    KeySet set = new KeySet(name, version, now, List.of(entry), revoked, revokedMembers);
    String document = Base64.getEncoder().encodeToString(HeldKeySet.sign(set, root));
    return new PublishedKeys(name, root.publicHalf(), version, document);
  }

  public void revoke(CredentialId id) {
    revoked.add(id);
  }

  public void revokeAllOf(String member) {
    revokedMembers.put(member, clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1));
  }

  /** A card of now that lives so long. */
  public CredentialIssuer.Issued issue(String member, Duration life) {
    return issue(DocumentType.CARD, member, name, life);
  }

  public CredentialIssuer.Issued issue(
      DocumentType type, String member, String audience, Duration life) {
    return new CredentialIssuer(name, key, clock)
        .issue(type, new CustomerId(member), audience, life);
  }

  /** What a device says of a card that has nothing but what was published. */
  public static Verdict judgedBy(PublishedKeys keys, String text, Clock clock) {
    GuardedClock guarded = new GuardedClock(clock, new Chain.KeptTime(), () -> 0);
    HeldKeySet held = new HeldKeySet(keys.chain(), keys.root(), guarded);
    held.offer(Base64.getDecoder().decode(keys.document()));
    return new CredentialVerifier(held, Set.of(keys.chain()), guarded).verify(text);
  }

  public static MemberToken token(String text) {
    return new MemberToken(MemberToken.Kind.SIGNED, text);
  }
}
