package app.dangol.launch;

import app.dangol.central.CentralException;
import app.dangol.central.CentralException.Kind;
import app.dangol.central.OAuthClient.Poll;
import app.dangol.central.ProofKey;
import app.dangol.config.KioskConfig.Place;
import app.dangol.screen.setup.EnrolmentSource;
import app.dangol.screen.setup.model.EnrolmentReport;
import app.dangol.wire.OAuth;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the hub for a code and polls until somebody has decided (RFC 8628), on a thread of its own,
 * and tells how it goes. Tokens are kept before anybody is told that the device is enrolled.
 */
final class EnrolmentRun implements EnrolmentSource, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EnrolmentRun.class);

  /** RFC 8628 §3.5. */
  private static final Duration SLOWER = Duration.ofSeconds(5);

  private final DeviceEnrolment enrolment;
  private final Place place;
  private final Clock clock;
  private final Duration shortest;
  private final List<Consumer<EnrolmentReport>> listeners = new CopyOnWriteArrayList<>();
  private EnrolmentReport last = new EnrolmentReport.Asking();
  private @Nullable Thread thread;

  EnrolmentRun(DeviceEnrolment enrolment, Place place, Clock clock) {
    this(enrolment, place, clock, Duration.ofSeconds(1));
  }

  /**
   * @param shortest the least pause between two polls, whatever the hub says
   */
  EnrolmentRun(DeviceEnrolment enrolment, Place place, Clock clock, Duration shortest) {
    this.enrolment = enrolment;
    this.place = place;
    this.clock = clock;
    this.shortest = shortest;
  }

  @Override
  public Runnable follow(Consumer<EnrolmentReport> listener) {
    listeners.add(listener);
    EnrolmentReport now;
    synchronized (this) {
      now = last;
    }
    listener.accept(now);
    return () -> listeners.remove(listener);
  }

  /** Begins, or begins anew with another code; returns at once. */
  @Override
  public synchronized void again() {
    if (thread != null) {
      thread.interrupt();
    }
    thread = Thread.ofVirtual().name("enrolment").start(this::run);
  }

  private void run() {
    try {
      tell(new EnrolmentReport.Asking());
      OAuth.Authorization codes =
          enrolment.oauth().authorize(place.device(), place.store(), modelOfMachine());
      requireWeb(codes.verificationUri());
      requireWeb(codes.verificationUriComplete());
      tell(poll(codes));
    } catch (CentralException e) {
      LOG.warn("enrolment failed: {}", e.getMessage());
      tell(new EnrolmentReport.Failed(e.code(), e.kind() == Kind.UNREACHABLE));
    } catch (InterruptedException e) {
      // Another code was asked for, or the program ends.
      Thread.currentThread().interrupt();
    }
  }

  private EnrolmentReport poll(OAuth.Authorization codes) throws InterruptedException {
    Instant until = clock.instant().plusSeconds(codes.expiresIn());
    Duration pause = atLeast(Duration.ofSeconds(codes.interval()));
    EnrolmentReport.Waiting waiting =
        new EnrolmentReport.Waiting(
            codes.userCode(), codes.verificationUri(), codes.verificationUriComplete(), until);
    tell(waiting);
    // The same in each poll: the answer to the one that counts may be lost.
    ProofKey key = ProofKey.fresh();
    while (clock.instant().isBefore(until)) {
      Thread.sleep(pause);
      try {
        switch (enrolment.oauth().poll(codes.deviceCode(), key)) {
          case Poll.Approved(var tokens) -> {
            if (!tokens.store().equals(place.store())) {
              enrolment.oauth().revoke(tokens);
              return new EnrolmentReport.OtherStore(tokens.store(), place.store());
            }
            enrolment.keep(tokens);
            return new EnrolmentReport.Done(tokens.device(), tokens.store());
          }
          case Poll.Pending pending -> {}
          case Poll.SlowDown slow -> pause = pause.plus(SLOWER);
          case Poll.Denied denied -> {
            return new EnrolmentReport.Denied();
          }
          case Poll.Expired expired -> {
            return new EnrolmentReport.Expired();
          }
        }
      } catch (CentralException e) {
        // RFC 8628 §3.5: on a time-out ask less often; the code stays good.
        if (e.kind() != Kind.UNREACHABLE && e.kind() != Kind.BUSY) {
          throw e;
        }
        pause = pause.plus(shortest);
      }
    }
    return new EnrolmentReport.Expired();
  }

  private Duration atLeast(Duration asked) {
    return asked.compareTo(shortest) < 0 ? shortest : asked;
  }

  /** The address is shown to people and opened by them, so it must be one of the web. */
  private static void requireWeb(String address) {
    try {
      String scheme = URI.create(address).getScheme();
      if ("https".equals(scheme) || "http".equals(scheme)) {
        return;
      }
    } catch (IllegalArgumentException e) {
      LOG.warn("the hub gave something that is no address");
    }
    throw new CentralException(Kind.MALFORMED, "the hub's page has no address of the web", null);
  }

  private static String modelOfMachine() {
    return System.getProperty("os.name", "") + " " + System.getProperty("os.arch", "");
  }

  private void tell(EnrolmentReport report) {
    if (Thread.currentThread().isInterrupted()) {
      return;
    }
    synchronized (this) {
      last = report;
    }
    listeners.forEach(listener -> listener.accept(report));
  }

  @Override
  public synchronized void close() {
    if (thread != null) {
      thread.interrupt();
    }
  }
}
