package app.dangol.launch.faults;

import app.dangol.hub.Hub;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/** The hub in a process of its own, which serves until it is killed. */
final class HubProcess {
  static final String READY = "ready ";

  private HubProcess() {}

  /** Arguments: file, port (0 for any). */
  public static void main(String[] args) throws InterruptedException {
    ParentWatch.start();
    PrintStream out = System.out;
    try (Hub hub = ShopHub.open(Path.of(args[0]), Clock.systemUTC())) {
      out.println(READY + hub.start(Integer.parseInt(args[1]), ShopHub.TOKEN));
      out.flush();
      new CountDownLatch(1).await();
    }
  }
}
