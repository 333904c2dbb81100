package app.dangol.trust.credential;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.id.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** T1: ten thousand credentials that were forged, altered, run out or used up. None is taken. */
class T1ForgedCredentialsTest {
  private static final int TRIALS = 10_000;
  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

  private final Chain chain = new Chain();
  private final Random random = new Random(20_261_122);
  private final SigningKey thief = SigningKey.create(chain.key.id());
  private final Set<CredentialId> spent = new HashSet<>();
  private final Acting acting = new Acting((id, until) -> spent.add(id));

  private enum Kind {
    BIT_FLIPPED,
    CHARACTER_CHANGED,
    CUT_OR_GLUED,
    OTHER_KEY,
    OTHER_ALGORITHM,
    OTHER_CLAIMS_OLD_SIGNATURE,
    EXPIRED,
    WRONG_AUDIENCE,
    WRONG_TYPE,
    REPLAYED
  }

  @Test
  void noneIsTaken() {
    List<String> genuine = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      String text = chain.issue().text();
      assertThat(chain.valid(text).member()).isEqualTo(Chain.MEMBER);
      genuine.add(text);
    }
    Map<Kind, Integer> tried = new EnumMap<>(Kind.class);
    List<Kind> taken = new ArrayList<>();
    for (int i = 0; i < TRIALS; i++) {
      Kind kind = Kind.values()[i % Kind.values().length];
      tried.merge(kind, 1, Integer::sum);
      if (isTaken(kind, genuine.get(random.nextInt(genuine.size())))) {
        taken.add(kind);
      }
    }
    assertThat(taken).isEmpty();
    assertThat(tried).hasSize(Kind.values().length);
    assertThat(genuine).allSatisfy(text -> chain.valid(text));
  }

  private boolean isTaken(Kind kind, String good) {
    return switch (kind) {
      case BIT_FLIPPED -> isValid(flipped(good));
      case CHARACTER_CHANGED -> isValid(changed(good));
      case CUT_OR_GLUED -> isValid(cutOrGlued(good));
      case OTHER_KEY ->
          isValid(
              chain
                  .issuer(Chain.NAME, thief)
                  .issue(DocumentType.CARD, member(), Chain.NAME, life())
                  .text());
      case OTHER_ALGORITHM -> isValid(otherAlgorithm());
      case OTHER_CLAIMS_OLD_SIGNATURE -> isValid(otherClaims(good));
      case EXPIRED -> isExpiredTaken();
      case WRONG_AUDIENCE ->
          isValid(
              chain
                  .issuer(Chain.NAME, chain.key)
                  .issue(DocumentType.CARD, member(), "shop-" + random.nextInt(100), life())
                  .text());
      case WRONG_TYPE -> isValid(signed(-8, "dg/" + random.nextInt(1_000)));
      case REPLAYED -> isReplayTaken();
    };
  }

  private boolean isValid(String text) {
    return chain.verifier.verify(text) instanceof Verdict.Valid;
  }

  private String flipped(String good) {
    byte[] bytes = decode(good);
    for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    String text = CredentialText.of(bytes);
    return text.equals(good) ? flipped(good) : text;
  }

  private String changed(String good) {
    StringBuilder text = new StringBuilder(good);
    text.setCharAt(
        random.nextInt(good.length()), ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    return text.toString().equals(good) ? changed(good) : text.toString();
  }

  private String cutOrGlued(String good) {
    return random.nextBoolean()
        ? good.substring(0, random.nextInt(good.length()))
        : good + good.substring(good.length() - 3 * (1 + random.nextInt(20)));
  }

  private String otherAlgorithm() {
    int[] algorithms = {-7, -35, -36, -37, -53, -19, 4, 5, 0, 8};
    return signed(algorithms[random.nextInt(algorithms.length)], "dg/card");
  }

  private String signed(int algorithm, String type) {
    byte[] head = T1LoyaltyCredentialTest.head(algorithm, "0001", type);
    byte[] payload = claims(Chain.NOW).encode();
    byte[] signature = chain.key.sign(CoseSign1.toBeSigned(head, new byte[0], payload));
    return CredentialText.of(CoseSign1.message(head, payload, signature));
  }

  /** The genuine head and signature around claims of another member. */
  private String otherClaims(String good) {
    byte[] message = decode(good);
    byte[] payload = claims(Chain.NOW).encode();
    try {
      CborReader reader = new CborReader(message);
      reader.tag(18);
      reader.array(4);
      byte[] head = reader.bytes();
      reader.map(0);
      reader.bytes();
      return CredentialText.of(CoseSign1.message(head, payload, reader.bytes()));
    } catch (MalformedException e) {
      throw new AssertionError(e);
    }
  }

  private Claims claims(Instant issuedAt) {
    return new Claims(
        Chain.NAME, member().value(), Chain.NAME, issuedAt.plus(Chain.DAY), issuedAt, Chain.id());
  }

  /** Shown at any time after its end, to a clock that may have been set back to before it. */
  private boolean isExpiredTaken() {
    Duration life = life();
    String text =
        chain
            .issuer(Chain.NAME, chain.key)
            .issue(DocumentType.CARD, member(), Chain.NAME, life)
            .text();
    Instant shown = Chain.NOW.plus(life).plusSeconds(random.nextInt(31_536_000));
    Chain.KeptTime time = new Chain.KeptTime();
    time.raise(shown);
    boolean setBack = random.nextBoolean();
    Instant clock = setBack ? Chain.NOW.minusSeconds(random.nextInt(315_360_000)) : shown;
    chain.clock.set(clock);
    try {
      GuardedClock guarded = new GuardedClock(chain.clock, time, () -> 0);
      CredentialVerifier verifier = new CredentialVerifier(chain.held, Set.of(Chain.NAME), guarded);
      return verifier.verify(text) instanceof Verdict.Valid;
    } finally {
      chain.clock.set(Chain.NOW);
    }
  }

  private boolean isReplayTaken() {
    DocumentType type = random.nextBoolean() ? DocumentType.ONE_TIME : DocumentType.CARD;
    String text = chain.issue(type).text();
    assertThat(acting.ask(chain.valid(text))).isEqualTo(Acting.Answer.MAY_ACT);
    return acting.ask(chain.valid(text)) == Acting.Answer.MAY_ACT;
  }

  private CustomerId member() {
    return new CustomerId("c-" + (10_000 + random.nextInt(90_000)));
  }

  /** Longer than a clock may be behind without being noticed. */
  private Duration life() {
    return Duration.ofSeconds(61 + random.nextInt(30 * 86_400));
  }

  private static byte[] decode(String text) {
    try {
      return CredentialText.decode(text);
    } catch (MalformedException e) {
      throw new AssertionError(e);
    }
  }
}
