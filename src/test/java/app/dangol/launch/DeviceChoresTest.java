package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.cache.DataFolder;
import app.dangol.cache.DeviceRetention;
import app.dangol.cache.Retention;
import app.dangol.cache.SqliteHelpCalls.Here;
import app.dangol.device.SettableClock;
import app.dangol.failure.BlockingGuard;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.trust.AuditLog.Action;
import app.dangol.wire.Bucket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceChoresTest {
  private static final StaffId STAFF = new StaffId("staff-1");

  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-23T09:00:00Z"));
  private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1);

  @Test
  void whatAnErasureLeftIsOverwrittenOnceNobodyLooks() throws Exception {
    try (DataFolder data = DataFolder.open(folder);
        Stores stores = new Stores(data, new Here("main", "t1"), BlockingGuard.NONE, clock);
        DeviceChores chores = chores(stores, data)) {
      stores.audit.record(STAFF, Action.VIEW, new CustomerId("c1"));
      stores.erasure.erase(new CustomerId("c1"), STAFF, Optional.of("asked"));
      settle();

      assertThat(stores.erasure.untilQuiet()).as("not done yet").isPositive();
      assertThat(thread.getQueue())
          .singleElement()
          .satisfies(later ->
              assertThat(((Delayed) later).getDelay(TimeUnit.SECONDS)).isBetween(20L, 30L));

      clock.move(Duration.ofMinutes(1));
      Runnable later = thread.getQueue().element();
      thread.remove(later);
      thread.execute(later);
      settle();

      // Were it not done, a look would have it wait.
      stores.audit.record(STAFF, Action.VIEW, new CustomerId("c2"));
      assertThat(stores.erasure.untilQuiet()).isZero();
      assertThat(chores).isNotNull();
    }
  }

  private void settle() throws Exception {
    thread.submit(() -> {}).get();
  }

  private DeviceChores chores(Stores stores, DataFolder data) {
    DeviceRetention retention =
        new DeviceRetention(
            stores.writer,
            stores.states,
            stores.marks,
            stores.scans,
            stores.audit,
            stores.staff,
            Retention.STANDARD,
            Bucket.clientsOf("main"),
            Optional::empty,
            clock);
    return new DeviceChores(retention, stores.rotation(data, 12, clock), stores.erasure, thread);
  }
}
