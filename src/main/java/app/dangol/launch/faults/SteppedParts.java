package app.dangol.launch.faults;

import app.dangol.cache.CacheChange;
import app.dangol.central.CentralApi;
import app.dangol.trust.DeviceKeys;
import app.dangol.wire.Ops;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.SecretKey;

/**
 * The real keys, clock and client with gates in them. Sealing happens in the middle of a
 * transaction, and the clock is asked in the one that keeps the hub's word: that is how a device
 * can be stopped there without a line of the product being changed for it.
 */
final class SteppedParts {
  private final StepGate gate;
  private final Thread writer;
  private final AtomicBoolean answered = new AtomicBoolean();

  /**
   * @param writer the thread that writes notes; any other one fetches and sends
   */
  SteppedParts(StepGate gate, Thread writer) {
    this.gate = gate;
    this.writer = writer;
  }

  Device.Hooks hooks() {
    return new Device.Hooks(new GatedClock(), GatedKeys::new, GatedLine::new);
  }

  /** Told after each commit, on the thread that takes pages in: between two of them. */
  void watch(Device device) {
    device.changes.subscribe(change -> {
      if (change instanceof CacheChange.Customers
          && device.states.get(ShopHub.CLIENTS).nextPage().isPresent()) {
        gate.pass(Step.FIRST_LOAD);
      }
    });
  }

  private final class GatedClock extends Clock {
    private final Clock real = Clock.systemUTC();

    @Override
    public Instant instant() {
      if (answered.getAndSet(false)) {
        gate.pass(Step.IN_SETTLE);
      }
      return real.instant();
    }

    @Override
    public ZoneId getZone() {
      return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private final class GatedKeys implements DeviceKeys {
    private final DeviceKeys real;

    GatedKeys(DeviceKeys real) {
      this.real = real;
    }

    /** Asked by what seals, and not by what opens. */
    @Override
    public int currentVersion() {
      gate.pass(Thread.currentThread().equals(writer) ? Step.IN_WRITE : Step.IN_PAGE);
      return real.currentVersion();
    }

    @Override
    public SecretKey sealingKey(int version) {
      return real.sealingKey(version);
    }

    @Override
    public SecretKey indexKey() {
      return real.indexKey();
    }
  }

  private final class GatedLine extends ForwardedLine {
    GatedLine(CentralApi real) {
      super(real);
    }

    @Override
    public Ops.Answer send(Ops.Request request) {
      gate.pass(Step.BEFORE_SEND);
      Ops.Answer answer = super.send(request);
      gate.pass(Step.AFTER_ANSWER);
      answered.set(true);
      return answer;
    }
  }
}
