package app.dangol.trust.credential;

import app.dangol.id.MemberToken;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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
    return judge(token)
        .map(valid ->
            new SignedCard(valid.member(), valid.fresh() && !valid.oneTime(), valid.oneTime()));
  }

  /**
   * Lets its bearer act once, if it still proves that its owner is here.
   *
   * @return false if it does not, or did already, or is for the hub to use up
   */
  public boolean use(MemberToken token) {
    return spend(token, valid -> valid.fresh() && !valid.oneTime());
  }

  /**
   * Lets its bearer act once by a one-time credential that the hub has used up for this device.
   *
   * @return false if it is none, or did already
   */
  public boolean useOneTime(MemberToken token) {
    return spend(token, Verdict.Valid::oneTime);
  }

  private boolean spend(MemberToken token, Predicate<Verdict.Valid> wanted) {
    return judge(token)
        .filter(wanted)
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
