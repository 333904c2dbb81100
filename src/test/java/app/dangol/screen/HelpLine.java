package app.dangol.screen;

import app.dangol.cache.TestRows;
import app.dangol.cache.TestStore;
import app.dangol.id.HelpCallId;
import app.dangol.wire.Ops;
import app.dangol.wire.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The hub's part in calls for help, as it reaches the tablet of the test. */
public final class HelpLine {
  private final TestStore store;
  private long rows;

  HelpLine(TestStore store) {
    this.store = store;
  }

  /** The hub says who waits for help at which device; with a name somebody goes there. */
  public HelpCallId call(String device, Duration age, @Nullable String answeredBy) {
    HelpCallId call = HelpCallId.create();
    arrive(TestRows.help(call.toString(), device, ++rows, ShopFloor.NOW.minus(age), answeredBy));
    return call;
  }

  /** The hub has taken this tablet's answers to those calls. */
  public void answersArrive(HelpCallId... calls) {
    List<Row> arriving = new ArrayList<>();
    for (HelpCallId call : calls) {
      arriving.add(TestRows.help(call.toString(), "kiosk", ++rows, ShopFloor.NOW, "staff-1"));
    }
    hubTakes(rows);
    arrive(arriving.toArray(Row[]::new));
  }

  /** The hub's next page of calls for help. */
  public void arrive(Row... arriving) {
    for (Row row : arriving) {
      rows = Math.max(rows, row.version());
    }
    store.writer.applyPage(
        store.states.get(TestStore.WORK).next(), TestRows.page(rows, "w" + rows, arriving));
  }

  /** The hub takes what was written here. */
  public void hubTakes(long position) {
    store.outbox.settle(
        store.outbox.takeBatch(200, 1 << 18).stream()
            .map(op -> new Ops.Result(op.opId(), Ops.Status.APPLIED, position, null, null))
            .toList());
  }
}
