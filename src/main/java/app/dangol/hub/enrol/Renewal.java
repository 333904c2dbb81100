package app.dangol.hub.enrol;

import app.dangol.hub.enrol.Device.Match;
import app.dangol.hub.enrol.Device.State;
import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.OAuth;
import java.util.Optional;

/**
 * One exchange of a refresh token, within one transaction.
 *
 * @param device whose it says it is
 * @param key the thumbprint of the key that is shown with it
 * @param boundOnly whether one without a key is refused, too
 * @param now in ms
 */
record Renewal(
    String device,
    String token,
    Optional<String> key,
    boolean boundOnly,
    Secrets secrets,
    long now) {
  /** What came of it. */
  sealed interface Outcome {
    /** New tokens. */
    record Given(Issued issued) implements Outcome {}

    /** It counts for nothing. */
    record Refused(String why) implements Outcome {}

    /** It may be good, and the key is missing that it needs. */
    record Unproven() implements Outcome {}

    /** It was used up before, or bound to another key: somebody has a copy. */
    record Stolen() implements Outcome {}
  }

  Outcome run(HubTransaction transaction) {
    Optional<Device> found = Devices.find(device, transaction);
    if (found.isEmpty() || !found.get().knows(token)) {
      return new Outcome.Refused("no such token");
    }
    Device known = found.get();
    Tokens.Exchange exchange = known.tokens().exchange(device, token, secrets, now);
    return switch (known.match(key)) {
      case MISSING ->
          !(exchange instanceof Tokens.Exchange.Granted) && isFromBeforeTheKey(known)
              ? new Outcome.Stolen()
              : new Outcome.Unproven();
      // Also one that would be given again, its answer being lost: two keys are two who have it.
      case OTHER ->
          isFromBeforeTheKey(known)
              ? new Outcome.Stolen()
              : new Outcome.Refused("bound to another key");
      case AS_BEFORE, FIRST -> ofItsOwn(known, exchange, transaction);
    };
  }

  /**
   * A copy of a token that is bound ends nothing, for it is of no use. One from before the key
   * does: nobody can tell who of two showed the key that counts now.
   */
  private boolean isFromBeforeTheKey(Device known) {
    return known.gaveUnbound(token) && known.state() == State.ACTIVE;
  }

  private Outcome ofItsOwn(Device known, Tokens.Exchange exchange, HubTransaction transaction) {
    if (known.state() == State.REVOKED || known.state() == State.WIPED) {
      return new Outcome.Refused(OAuth.WAS_REVOKED);
    }
    if (known.tokens().hasRunOut(now)) {
      return new Outcome.Refused(OAuth.RAN_OUT);
    }
    if (boundOnly && key.isEmpty()) {
      return new Outcome.Unproven();
    }
    return switch (exchange) {
      case Tokens.Exchange.Granted granted -> {
        boolean first = known.match(key) == Match.FIRST;
        Device bound = first ? known.boundTo(key.orElseThrow(), token) : known;
        Devices.keep(bound.with(granted.kept()), transaction);
        yield new Outcome.Given(Issued.of(granted, bound));
      }
      case Tokens.Exchange.Reused reused -> new Outcome.Stolen();
      case Tokens.Exchange.Unknown unknown -> new Outcome.Refused("no such token");
    };
  }

  @Override
  public String toString() {
    return "Renewal[" + device + "]";
  }
}
