package app.dangol.visit;

import app.dangol.id.HelpCallId;
import app.dangol.visit.ShopperEvent.HelpState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The call for help made at this kiosk, if there is one. Used by the desk's thread alone; blocks.
 */
public final class OwnHelp {
  private final HelpCalls calls;
  private @Nullable HelpCallId current;
  private @Nullable HelpState told;

  public OwnHelp(HelpCalls calls) {
    this.calls = calls;
  }

  /** Asks for somebody; on disk when this returns. */
  HelpState call() {
    HelpCall call = calls.call();
    current = call.id();
    told = stateOf(call);
    return told;
  }

  /** Whoever called has gone or been helped. */
  void withdraw() {
    HelpCallId id = current;
    if (id != null) {
      calls.withdraw(id);
    }
    current = null;
    told = null;
  }

  /** How far the call is, if that has changed since it was last told. */
  Optional<HelpState> news() {
    HelpCallId id = current;
    if (id == null) {
      return Optional.empty();
    }
    HelpState now = calls.find(id).map(OwnHelp::stateOf).orElse(HelpState.LAPSED);
    if (now == told) {
      return Optional.empty();
    }
    told = now;
    return Optional.of(now);
  }

  private static HelpState stateOf(HelpCall call) {
    return switch (call.state()) {
      case QUEUED -> HelpState.UNSENT;
      case WAITING -> HelpState.WAITING;
      case ANSWERED -> HelpState.COMING;
      case WITHDRAWN -> HelpState.LAPSED;
    };
  }
}
