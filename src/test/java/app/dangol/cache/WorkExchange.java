package app.dangol.cache;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.wire.Ops;
import app.dangol.wire.Page;
import java.util.List;

/** What the exchange with the hub does to a device's open work, without a hub. */
final class WorkExchange {
  private static final int BYTES = 256 * 1024;

  private final TestStore store;

  WorkExchange(TestStore store) {
    this.store = store;
  }

  List<Ops.Op> take() {
    return store.outbox.takeBatch(200, BYTES);
  }

  /** The hub has applied it. */
  void settle(Ops.Op op, long position) {
    store.outbox.settle(
        List.of(new Ops.Result(op.opId(), Ops.Status.APPLIED, position, null, null)));
  }

  void apply(Page page) {
    assertThat(store.writer.applyPage(store.states.get(TestStore.WORK).next(), page).applied())
        .isTrue();
  }

  void prune() {
    store.outbox.prune(0, store.states.get(TestStore.WORK).position(), 0);
  }
}
