package app.dangol.visit;

import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import app.dangol.trust.credential.CredentialVerifier;
import app.dangol.trust.credential.SignedCard;
import app.dangol.trust.credential.SignedCards;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A customer at a kiosk and what they held up, which says what they may do there: look at what a
 * public screen shows, or redeem and edit, once. It is judged anew at each question, for it grows
 * old while they stand there. On the desk's thread; blocks.
 */
final class Bearer {
  private final CustomerId who;
  private final MemberToken token;
  private final boolean fromHub;
  private final Instant since;
  private final SignedCards signed;
  private final Clock clock;
  private boolean used;

  /**
   * @param fromHub whether the hub has just said whose it is
   */
  Bearer(CustomerId who, MemberToken token, boolean fromHub, SignedCards signed, Clock clock) {
    this.who = who;
    this.token = token;
    this.fromHub = fromHub;
    this.since = clock.instant();
    this.signed = signed;
    this.clock = clock;
  }

  CustomerId who() {
    return who;
  }

  /** Lets them act, if they may. Once: what they held up is used up by it. */
  boolean mayAct() {
    boolean may =
        switch (token.kind()) {
          case CARD, PHONE, EMAIL -> false;
          case SIGNED -> signed.use(token);
          case ROTATING -> isJustChecked();
        };
    used |= may;
    return may;
  }

  /** Whether the hub is to be asked before they act: what is good once may be used elsewhere. */
  boolean isForTheHub() {
    return token.kind() == MemberToken.Kind.SIGNED
        && !used
        && signed.find(token).filter(SignedCard::oneTime).isPresent();
  }

  MemberToken token() {
    return token;
  }

  /** Lets them act by what the hub has used up for this device. Once here, too. */
  boolean mayActByTheHub() {
    boolean may = signed.useOneTime(token);
    used |= may;
    return may;
  }

  /** The hub has used the code up when it was held up; a clock set back proves nothing. */
  private boolean isJustChecked() {
    Duration passed = Duration.between(since, clock.instant());
    return fromHub
        && !used
        && !passed.isNegative()
        && passed.compareTo(CredentialVerifier.FRESH) <= 0;
  }
}
