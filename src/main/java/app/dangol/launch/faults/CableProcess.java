package app.dangol.launch.faults;

import app.dangol.sync.SyncStatus;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A hub and a device in a network of their own, which is taken away and given back: what is sent
 * then is neither answered nor refused, as behind a cable that was pulled.
 */
final class CableProcess {
  static final String NOTICED = "noticed ";
  static final String BACK = "back ";
  private static final long PATIENCE_SECONDS = 60;

  private CableProcess() {}

  /** Arguments: a folder, how often. Prints for each how long it took, in milliseconds. */
  public static void main(String[] args) throws IOException, InterruptedException {
    ParentWatch.start();
    Path place = Path.of(args[0]);
    PrintStream out = System.out;
    network("up");
    BlockingQueue<SyncStatus.State> states = new LinkedBlockingQueue<>();
    try (ShopHub hub = ShopHub.filled(place.resolve("hub.db"), Clock.systemUTC());
        Device device = new Device(place.resolve("device"), hub.url())) {
      Runnable end = device.engine.onStatus(status -> states.add(status.state()));
      device.engine.start();
      await(states, SyncStatus.State.SYNCED);
      for (int trial = 0; trial < Integer.parseInt(args[1]); trial++) {
        // Not at once: what was sent last is to be answered, so that the line is silent.
        Thread.sleep(400);
        out.println(NOTICED + change("down", states, SyncStatus.State.OFFLINE));
        out.println(BACK + change("up", states, SyncStatus.State.SYNCED));
        out.flush();
      }
      end.run();
    }
  }

  private static long change(
      String how, BlockingQueue<SyncStatus.State> states, SyncStatus.State wanted)
      throws IOException, InterruptedException {
    states.clear();
    long begun = System.nanoTime();
    network(how);
    await(states, wanted);
    return (System.nanoTime() - begun) / 1_000_000;
  }

  private static void await(BlockingQueue<SyncStatus.State> states, SyncStatus.State wanted)
      throws InterruptedException, IOException {
    SyncStatus.State state;
    do {
      state = states.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (state == null) {
        throw new IOException("never " + wanted);
      }
    } while (state != wanted);
  }

  private static void network(String how) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(List.of("ip", "link", "set", "lo", how)).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IOException("the network cannot be set " + how);
    }
  }
}
