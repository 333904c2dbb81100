package app.dangol.trust.credential;

/**
 * Whether somebody may redeem or edit by what they hold up. A credential that is fresh or one-time
 * lets its bearer act once; any other only identifies, for it may be a copy.
 */
public final class Acting {
  private final SpentCredentials spent;

  /** What somebody may do. */
  public enum Answer {
    /** This once. */
    MAY_ACT,
    /** An online check or the associate has to step in. */
    ONLY_IDENTIFIES,
    /** It was used already. */
    USED_UP
  }

  public Acting(SpentCredentials spent) {
    this.spent = spent;
  }

  /** Asks for one act, and uses the credential up if it may. May block. */
  public Answer ask(Verdict.Valid credential) {
    if (!credential.fresh() && !credential.oneTime()) {
      return Answer.ONLY_IDENTIFIES;
    }
    return spent.spend(credential.id(), credential.expiresAt()) ? Answer.MAY_ACT : Answer.USED_UP;
  }
}
