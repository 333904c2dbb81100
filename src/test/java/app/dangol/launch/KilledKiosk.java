package app.dangol.launch;

import app.dangol.central.HubRoute;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/** A process of its own that cannot reach any hub, asks for help, and waits to be killed. */
final class KilledKiosk {
  /** Where nothing answers; the port of the discard service. */
  private static final HubEndpoint NO_HUB =
      new HubEndpoint(HubRoute.direct(URI.create("http://127.0.0.1:9")), "token");

  private KilledKiosk() {}

  /** Starts it; its first line names the call, once that is kept. */
  static Process start(Path folder, Path log) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            KilledKiosk.class.getName(),
            folder.toString())
        .redirectError(log.toFile())
        .start();
  }

  public static void main(String[] args) throws InterruptedException {
    Path folder = Path.of(args[0]);
    try (ShopDevice kiosk = new ShopDevice("kiosk-1", folder, NO_HUB, Clock.systemUTC())) {
      System.out.println(kiosk.calls().call().id());
      System.out.flush();
      new CountDownLatch(1).await();
    }
  }
}
