package app.dangol.sync;

import java.util.Optional;

/**
 * When to send again what the hub did not take: later and later, however well everything else goes,
 * and never by two clocks at once. For the engine's thread.
 */
final class Resend {
  private final Backoff backoff;
  private boolean pending;

  Resend(Backoff backoff) {
    this.backoff = backoff;
  }

  /** Begins anew with those polls; what the former ones were to signal does not come any more. */
  void begin(LongPolls polls, boolean later) {
    pending = false;
    after(polls, later);
  }

  /** Notes how a sending ended. */
  void after(LongPolls polls, boolean later) {
    if (!later) {
      backoff.reset();
    } else if (!pending) {
      pending = true;
      polls.signalAfter(backoff.nextAfterRefusal(Optional.empty()), new Signal.SendAgain());
    }
  }

  /** The time has come. */
  void due() {
    pending = false;
  }
}
