package app.dangol.launch.doctor;

import app.dangol.central.AccessToken;
import app.dangol.central.HubAnswer;
import app.dangol.central.HubAnswer.Outcome;
import app.dangol.central.HubHttp;
import app.dangol.central.HubProbe;
import app.dangol.central.HubRoute;
import app.dangol.central.Timeouts;
import app.dangol.config.KioskConfig;
import app.dangol.failure.BlockingGuard;
import app.dangol.failure.DangolException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Goes to the hub once, for the two checks that want to know, on a thread of its own while the
 * others look.
 */
final class HubVisitor {
  /** Two calls, and what a name server that does not answer may take besides. */
  private static final Duration DEADLINE = Duration.ofSeconds(9);

  private static final Timeouts TIMEOUTS =
      new Timeouts(Duration.ofSeconds(3), Duration.ofSeconds(4));

  private final FutureTask<HubVisit> visit;

  /**
   * Sets off at once.
   *
   * @param token reads a token file; throws CFG-01
   * @param enrolment reads what a data folder keeps of an enrolment; throws KEY-01 or KEY-02
   */
  HubVisitor(
      KioskConfig config,
      Function<Path, String> token,
      Function<Path, KeptEnrolment> enrolment,
      Clock clock) {
    visit = new FutureTask<>(() -> go(config, token, enrolment, clock));
    // A name server that is silent holds a thread longer than a deadline may be.
    Thread.ofPlatform().name("hub visit").daemon().start(visit);
  }

  private static HubVisit go(
      KioskConfig config,
      Function<Path, String> token,
      Function<Path, KeptEnrolment> enrolment,
      Clock clock) {
    Optional<HubRoute> route = HubRoute.find(config.hub());
    if (route.isEmpty()) {
      return new HubVisit.Embedded();
    }
    AccessToken shown;
    try {
      if (config.hub().tokenFile().isPresent()) {
        shown = AccessToken.bearer(token.apply(config.hub().tokenFile().get()));
      } else {
        KeptEnrolment kept = enrolment.apply(config.dataFolder());
        if (kept.ended()) {
          return new HubVisit.Ended();
        }
        if (kept.accessToken().isEmpty()) {
          return new HubVisit.Unenrolled();
        }
        shown = kept.accessToken().get();
      }
    } catch (DangolException e) {
      return new HubVisit.NoToken(e);
    }
    try (HubProbe probe =
        new HubProbe(new HubHttp(route.get(), TIMEOUTS), clock, BlockingGuard.NONE)) {
      return new HubVisit.Asked(probe.ask(shown, config.place().device(), config.place().store()));
    } catch (DangolException e) {
      return new HubVisit.NoWay(e);
    }
  }

  /** Waits for the end of the visit. */
  HubVisit visit() {
    try {
      return visit.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new HubVisit.Asked(
          new HubAnswer(Outcome.TOO_SLOW, "no answer in time", Optional.empty(), Optional.empty()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted on the way to the hub", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** How far this machine's clock is ahead of the hub's, if the hub said its time. */
  Optional<Duration> aheadOfHub() {
    return switch (visit()) {
      case HubVisit.Embedded embedded -> Optional.empty();
      case HubVisit.NoToken noToken -> Optional.empty();
      case HubVisit.NoWay noWay -> Optional.empty();
      case HubVisit.Unenrolled unenrolled -> Optional.empty();
      case HubVisit.Ended ended -> Optional.empty();
      case HubVisit.Asked asked -> asked.answer().aheadBy();
    };
  }
}
