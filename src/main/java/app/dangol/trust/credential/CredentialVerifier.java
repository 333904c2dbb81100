package app.dangol.trust.credential;

import app.dangol.id.CustomerId;
import app.dangol.trust.credential.GuardedClock.Reading;
import app.dangol.trust.credential.Verdict.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Judges credentials by the key set that is held here; asks nobody. Any thread, any text. Nothing
 * of a credential is believed, nor its claims read, before its signature was found good.
 */
public final class CredentialVerifier {
  /** As long as a credential is {@link Verdict.Valid#fresh}. */
  public static final Duration FRESH = Duration.ofSeconds(120);

  private final HeldKeySet keys;
  private final Set<String> audiences;
  private final GuardedClock clock;

  /** A judgement that ends it. */
  private static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    Refusal(Reason reason) {
      super(reason.name());
      this.reason = reason;
    }
  }

  /**
   * @param audiences what this place answers to, such as its chain
   */
  public CredentialVerifier(HeldKeySet keys, Set<String> audiences, GuardedClock clock) {
    this.keys = keys;
    this.audiences = Set.copyOf(audiences);
    this.clock = clock;
  }

  /** Judges a text. May block where a time that was seen is kept. */
  public Verdict verify(String text) {
    try {
      require(text.length() <= CredentialText.MAX_LENGTH, Reason.TOO_LONG);
      require(text.startsWith(CredentialText.PREFIX), Reason.NOT_ONE);
      CoseSign1 signed = CoseSign1.decode(CredentialText.decode(text));
      require(signed.isOfAllowedAlgorithm(), Reason.ALGORITHM);
      return judge(signed, type(signed));
    } catch (MalformedException e) {
      return new Verdict.Refused(Reason.MALFORMED);
    } catch (Refusal e) {
      return new Verdict.Refused(e.reason);
    }
  }

  private static DocumentType type(CoseSign1 signed) throws Refusal {
    DocumentType type =
        DocumentType.find(signed.type()).orElseThrow(() -> new Refusal(Reason.TYPE));
    require(type != DocumentType.KEY_SET, Reason.TYPE);
    return type;
  }

  private Verdict judge(CoseSign1 signed, DocumentType type) throws Refusal, MalformedException {
    KeySet set = keys.current().orElseThrow(() -> new Refusal(Reason.UNKNOWN_KEY));
    IssuerKey key = set.find(signed.key()).orElseThrow(() -> new Refusal(Reason.UNKNOWN_KEY));
    require(signed.isSignedBy(key.key()), Reason.SIGNATURE);
    Claims claims = Claims.decode(signed.payload());
    require(claims.issuer().equals(keys.issuer()), Reason.ISSUER);
    require(audiences.contains(claims.audience()), Reason.AUDIENCE);
    requirePeriod(claims, key);
    Instant now = requireTime(claims);
    CustomerId member = new CustomerId(claims.member());
    require(!set.hasRevoked(claims.id(), member, claims.issuedAt()), Reason.REVOKED);
    clock.saw(claims.issuedAt());
    return new Verdict.Valid(
        member,
        claims.id(),
        claims.issuedAt(),
        claims.expiresAt(),
        !claims.issuedAt().isBefore(now.minus(FRESH)),
        type == DocumentType.ONE_TIME);
  }

  private static void requirePeriod(Claims claims, IssuerKey key) throws Refusal {
    Instant from = claims.issuedAt();
    Duration life = Duration.between(from, claims.expiresAt());
    require(life.isPositive(), Reason.PERIOD);
    require(life.compareTo(CredentialIssuer.LONGEST_LIFE) <= 0, Reason.PERIOD);
    require(!from.isBefore(key.from()) && from.isBefore(key.until()), Reason.PERIOD);
  }

  /** Only being signed too early is tolerated; an end is an end. */
  private Instant requireTime(Claims claims) throws Refusal {
    Optional<Reading> reading = clock.read();
    require(reading.isPresent(), Reason.CLOCK);
    Reading time = reading.get();
    require(!claims.issuedAt().isAfter(time.wall().plus(GuardedClock.TOLERANCE)), Reason.NOT_YET);
    require(time.now().isBefore(claims.expiresAt()), Reason.EXPIRED);
    return time.now();
  }

  private static void require(boolean met, Reason otherwise) throws Refusal {
    if (!met) {
      throw new Refusal(otherwise);
    }
  }
}
