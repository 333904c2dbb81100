package app.dangol.cache;

import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.trust.AuditLog.Action;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Figures, not a test: run with {@code -Dtest=AuditMeasurement -Ddangol.measure=true
 * -Djacoco.skip=true}.
 */
@EnabledIfSystemProperty(named = "dangol.measure", matches = "true")
class AuditMeasurement {
  private static final int ROWS = 20_000;

  @TempDir private Path folder;

  /** A row as it was before there was a chain, and one of now, each in a transaction of its own. */
  @Test
  void append() {
    try (TestStore store = new TestStore(folder)) {
      store.ops.write(session -> {
        session.execute(
            """
            CREATE TABLE audit_before (
              id INTEGER PRIMARY KEY AUTOINCREMENT,
              at INTEGER NOT NULL, staff TEXT NOT NULL, action TEXT NOT NULL,
              customer TEXT NOT NULL
            )
            """);
        return 0;
      });
      for (int round = 0; round < 3; round++) {
        measure("before the chain", n -> before(store, n));
        measure(
            "in the chain", n -> store.audit.record(new StaffId("staff-1"), Action.VIEW, whose(n)));
      }
      long begun = System.nanoTime();
      int wrong = new AuditedShop(store, folder).findings().size();
      System.out.printf(
          "%d rows looked at in %d ms, %d findings%n",
          3 * ROWS, (System.nanoTime() - begun) / 1_000_000, wrong);
    }
  }

  private static void before(TestStore store, int n) {
    store.ops.write(session ->
        new Binding(
                session.prepare(
                    "INSERT INTO audit_before (at, staff, action, customer) VALUES (?, ?, ?, ?)"))
            .number(Clock.systemUTC().millis())
            .text("staff-1")
            .text("view")
            .text(whose(n).value())
            .update());
  }

  private static CustomerId whose(int n) {
    return new CustomerId("0198f0a0-0000-7000-8000-%012d".formatted(n % 2_000));
  }

  private interface Appending {
    void row(int n);
  }

  private static void measure(String what, Appending appending) {
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    long begun = System.nanoTime();
    for (int n = 0; n < ROWS; n++) {
      appending.row(n);
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    double cpuSeconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9;
    System.out.printf(
        "%s: %.0f rows/s, %.1f us of CPU a row%n", what, ROWS / seconds, cpuSeconds / ROWS * 1e6);
  }
}
