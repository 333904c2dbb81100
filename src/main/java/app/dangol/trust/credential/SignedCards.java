package app.dangol.trust.credential;

import app.dangol.id.MemberToken;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges signed cards on this device, without a line. Why one does not count stands in the log
 * alone: whoever asks learns that nobody is known by it, as of any number. Any thread; blocks.
 */
public final class SignedCards {
  private static final Logger LOG = LoggerFactory.getLogger(SignedCards.class);

  private final PinnedKeys keys;
  private final String place;
  private final GuardedClock clock;
  private final SpentCredentials spent;

  /**
   * @param place what credentials for this place alone name it: the store
   * @param spent those that somebody has acted by on this device
   */
  public SignedCards(PinnedKeys keys, String place, GuardedClock clock, SpentCredentials spent) {
    this.keys = keys;
    this.place = place;
    this.clock = clock;
    this.spent = spent;
  }

  /** Whose it is, by what is held here; empty if it does not count, for whatever reason. */
  public Optional<SignedCard> find(MemberToken token) {
    return judge(token).map(valid -> new SignedCard(valid.member(), valid.fresh()));
  }

  /**
   * Lets its bearer act once, if it still proves that its owner is here.
   *
   * @return false if it does not, or did already
   */
  public boolean use(MemberToken token) {
    return judge(token)
        .filter(Verdict.Valid::fresh)
        .map(valid -> new Acting(spent).ask(valid) == Acting.Answer.MAY_ACT)
        .orElse(false);
  }

  private Optional<Verdict.Valid> judge(MemberToken token) {
    if (token.kind() != MemberToken.Kind.SIGNED) {
      return Optional.empty();
    }
    Verdict verdict =
        keys.find()
            .map(held -> verifier(held).verify(token.value()))
            .orElse(new Verdict.Refused(Verdict.Reason.UNKNOWN_KEY));
    return switch (verdict) {
      case Verdict.Valid valid -> Optional.of(valid);
      case Verdict.Refused(Verdict.Reason reason) -> {
        LOG.info("a signed card does not count here: {}", reason);
        yield Optional.empty();
      }
    };
  }

  private CredentialVerifier verifier(HeldKeySet held) {
    return new CredentialVerifier(held, Set.copyOf(List.of(held.issuer(), place)), clock);
  }
}
