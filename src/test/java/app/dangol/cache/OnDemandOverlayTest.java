package app.dangol.cache;

import static app.dangol.cache.TestRows.customer;
import static app.dangol.cache.TestRows.page;
import static app.dangol.cache.TestStore.CLIENTS;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.customer.Note;
import app.dangol.device.SettableClock;
import app.dangol.id.CustomerId;
import app.dangol.id.OpId;
import app.dangol.id.Sku;
import app.dangol.id.StaffId;
import app.dangol.trust.ConsentPurpose;
import app.dangol.wire.Ops;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done here for somebody of another store, whose rows come in no bucket of this one. */
class OnDemandOverlayTest {
  private static final CustomerId C1 = new CustomerId("c1");
  private static final StaffId STAFF = new StaffId("staff-1");

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T09:00:00Z"));
  private TestStore store;

  @BeforeEach
  void open() {
    store = new TestStore(folder, clock);
    store.writer.applyDemand(C1, List.of(customer("c1", 5, "김하늘", "1001")), 9);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aNoteTheHubHasStaysOnTheScreenThoughTheStoreHasGoneOn() {
    OpId id = store.notes.add(C1, STAFF, "민지", "다음 주에 다시 오신대요");
    applied(id, 12);

    storeGoesOnTo(50);

    assertThat(store.notes.list(C1)).extracting(Note::id).containsExactly(id);
  }

  @Test
  void aNoteThatANewerCopyHoldsIsShownOnce() {
    OpId id = store.notes.add(C1, STAFF, "민지", "다음 주에 다시 오신대요");
    applied(id, 12);

    store.writer.applyDemand(C1, List.of(customer("c1", 5, "김하늘", "1001")), 12);

    assertThat(store.notes.list(C1)).as("the copy's word counts from then on").isEmpty();
  }

  @Test
  void aWishStaysAsWell() {
    store.wishes.add(C1, STAFF, new Sku("S1"));
    applied(onlyOp(), 12);

    storeGoesOnTo(50);

    assertThat(store.accounts.get(C1).wishes()).hasSize(1);
  }

  @Test
  void withdrawingLookUpHereMakesThemUnknownAtOnce() {
    store.consents.record(C1, STAFF, ConsentPurpose.LOOKUP, false, "2026-1");
    applied(onlyOp(), 12);

    storeGoesOnTo(50);

    assertThat(store.directory.find(C1)).isEmpty();
  }

  @Test
  void whatWasDoneIsForgottenOnceTheCopyIsGone() {
    OpId id = store.notes.add(C1, STAFF, "민지", "다음 주에 다시 오신대요");
    applied(id, 12);
    clock.move(Duration.ofHours(24));
    store.writer.expire();

    storeGoesOnTo(50);

    assertThat(store.ops()).isZero();
  }

  @Test
  void aNoteNotYetSentOutlastsTheCopy() {
    store.notes.add(C1, STAFF, "민지", "다음 주에 다시 오신대요");
    clock.move(Duration.ofHours(24));
    store.writer.expire();

    storeGoesOnTo(50);

    assertThat(store.outboxView.count().waiting()).isEqualTo(1);
  }

  private void storeGoesOnTo(long position) {
    store.writer.applyPage(
        store.states.get(CLIENTS).next(),
        page(position, "c" + position, customer("c2", 6, "이솔", "1002")));
    store.writer.applyPage(store.states.get(CLIENTS).next(), page(position, "d" + position));
    store.outbox.prune(position, position, position, position, store.onDemand.list());
  }

  private OpId onlyOp() {
    return store.ops.read(s -> OpId.parse(s.text("SELECT op_id FROM op", "")));
  }

  private void applied(OpId id, long position) {
    store.outbox.settle(
        List.of(new Ops.Result(id.toString(), Ops.Status.APPLIED, position, null, null)));
  }
}
