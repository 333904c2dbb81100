package app.dangol.sync;

import app.dangol.central.CentralApi;
import app.dangol.id.StaffId;
import app.dangol.trust.AuditAct;
import app.dangol.trust.AuditLog.Action;
import app.dangol.wire.AuditHeads;
import app.dangol.wire.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;

/**
 * What handing in the audit trail adds to an exchange over loopback: the same exchanges with a hub
 * that keeps no rows, in turn. Prints figures; asserts nothing. Run by hand.
 */
final class TrailCopyMeasurement {
  private static final int ROUNDS = 60;

  private TrailCopyMeasurement() {}

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("trail-copy");
    for (int rows : new int[] {0, 1, 20, 500}) {
      Path place = folder.resolve("rows" + rows);
      try (Pair with = new Pair(place.resolve("with"), true);
          Pair without = new Pair(place.resolve("without"), false)) {
        double[] kept = new double[ROUNDS];
        double[] not = new double[ROUNDS];
        for (int n = 0; n < ROUNDS; n++) {
          kept[n] = with.exchange(rows);
          not[n] = without.exchange(rows);
        }
        System.out.printf(
            "%d new rows: %.1f ms with, %.1f ms without (p50 of %d)%n",
            rows, median(kept), median(not), ROUNDS);
      }
    }
    try (Pair with = new Pair(folder.resolve("backlog"), true)) {
      double ms = with.exchange(10_000);
      System.out.printf("10,000 rows at once: %.0f ms%n", ms);
    }
  }

  private static double median(double[] of) {
    double[] sorted = Arrays.copyOfRange(of, of.length / 2, of.length);
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static final class Pair implements AutoCloseable {
    private final TestHub hub;
    private final Device device;

    Pair(Path place, boolean keeps) throws Exception {
      Files.createDirectories(place);
      hub = new TestHub(place.resolve("hub.db"));
      CentralApi real = hub.plainClient();
      device =
          new Device(
              place.resolve("device"),
              new ForwardingApi(real) {
                @Override
                public Manifest.Answer manifest(Manifest.Request request) {
                  Manifest.Answer answer = super.manifest(request);
                  AuditHeads.Kept kept = answer.audit();
                  return keeps || kept == null
                      ? answer
                      : answer.with(kept.with(null, null), null, null);
                }
              });
      hub.fill(200, 5);
      device.engine.runOnce();
    }

    double exchange(int rows) {
      if (rows > 0) {
        AuditAct act = AuditAct.of(new StaffId("s-001"), Action.VIEW, Device.about(1));
        device.store.audit.record(Collections.nCopies(rows, act));
      }
      long begun = System.nanoTime();
      device.engine.runOnce();
      return (System.nanoTime() - begun) / 1e6;
    }

    @Override
    public void close() {
      device.close();
      hub.close();
    }
  }
}
