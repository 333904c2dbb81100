package app.dangol.sync;

import app.dangol.cache.DataFolder;
import app.dangol.cache.TestStore;
import app.dangol.central.CentralApi;
import app.dangol.central.CentralException;
import app.dangol.central.ContractJudge;
import app.dangol.wire.Ops;
import app.dangol.wire.Page;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process of its own that syncs with a hub over a bad line and writes notes until it is killed.
 * Prints a line for every note only after it was told that the note is kept.
 */
final class KilledDevice {
  /** Printed once a page of a snapshot has been taken in and another is on its way. */
  static final String INSIDE_SNAPSHOT = "inside a snapshot";

  /** How long a later page takes; whoever kills at that word comes before it. */
  private static final Duration SLOW_PAGE = Duration.ofMillis(300);

  private static final int CUSTOMERS = 40;
  private static final int BROKE_THE_CONTRACT = 3;

  private KilledDevice() {}

  public static void main(String[] args) throws InterruptedException {
    Path folder = Path.of(args[0]);
    String run = args[2];
    Random random = new Random(Long.parseLong(run));
    DataFolder locked = DataFolder.open(folder);
    // Nobody closes it here; the loop below looks at what it found.
    ContractJudge judge = new ContractJudge();
    CentralApi line =
        new BadLine(
            judge.api(URI.create(args[1]), () -> TestHub.TOKEN), new Random(random.nextLong()));
    TestStore store = TestStore.withFileKeys(locked.path());
    Device device = new Device(store, line);
    device.engine.start();
    System.out.println("started");
    for (int n = 0; ; n++) {
      String text = "note " + run + "-" + n;
      device.note(random.nextInt(CUSTOMERS), text);
      System.out.println(text);
      if (!judge.violations().isEmpty()) {
        System.err.println(judge.violations());
        System.exit(BROKE_THE_CONTRACT);
      }
      Thread.sleep(random.nextInt(12));
    }
  }

  /** One call in ten fails before it arrives, one in five loses its answer. */
  private static final class BadLine extends ForwardingApi {
    private final Random random;
    private final AtomicInteger laterPages = new AtomicInteger();

    BadLine(CentralApi real, Random random) {
      super(real);
      this.random = random;
    }

    @Override
    public Page snapshot(String bucket, Optional<String> page) {
      // One page is fetched ahead: only when a third is asked for is the first taken in.
      if (page.isPresent() && laterPages.incrementAndGet() > 1) {
        System.out.println(INSIDE_SNAPSHOT);
        rest();
      }
      loseSome(0.1, "request");
      return super.snapshot(bucket, page);
    }

    private static void rest() {
      try {
        Thread.sleep(SLOW_PAGE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public Page changes(String bucket, String cursor, Duration wait) {
      loseSome(0.05, "request");
      return super.changes(bucket, cursor, wait);
    }

    @Override
    public Ops.Answer send(Ops.Request request) {
      loseSome(0.1, "request");
      Ops.Answer answer = super.send(request);
      loseSome(0.2, "answer");
      return answer;
    }

    private synchronized void loseSome(double share, String what) {
      if (random.nextDouble() < share) {
        throw new CentralException(CentralException.Kind.UNREACHABLE, what + " lost", null);
      }
    }
  }
}
