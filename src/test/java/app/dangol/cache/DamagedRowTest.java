package app.dangol.cache;

import static app.dangol.cache.TestRows.customer;
import static app.dangol.cache.TestRows.morePage;
import static app.dangol.cache.TestRows.note;
import static app.dangol.cache.TestRows.page;
import static app.dangol.cache.TestStore.CLIENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.customer.Note;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.id.CustomerId;
import app.dangol.id.OpId;
import app.dangol.id.StaffId;
import app.dangol.wire.Page;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One byte of one sealed row is not what was written. */
class DamagedRowTest {
  private static final CustomerId C1 = new CustomerId("c1");
  private static final CacheChange DAMAGED = new CacheChange.Damaged(CLIENTS, ErrorCode.DB_03);

  private final String noteId = OpId.create().toString();
  @TempDir private Path folder;
  private TestStore store;

  @BeforeEach
  void fill() {
    store = new TestStore(folder);
    apply(page(5, "c5", customer("c1", 1, "김하늘", "1001"), note("c1", noteId, 2, "파란 니트")));
    store.seen.clear();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aDamagedCustomerIsFetchedAnewAndHealed() {
    store.damage("customer", "c1");

    assertKey02(() -> store.directory.find(C1));

    assertThat(store.seen).containsExactly(DAMAGED);
    assertThat(store.states.get(CLIENTS).cursor()).isEmpty();
    apply(page(5, "c5", customer("c1", 1, "김하늘", "1001"), note("c1", noteId, 2, "파란 니트")));
    assertThat(store.directory.find(C1)).isPresent();
  }

  @Test
  void aDamagedNoteIsFetchedAnewAndWhatWasDoneHereIsKept() {
    store.notes.add(C1, new StaffId("staff-1"), "이서연", "noch nicht gesendet");
    store.damage("note", noteId);

    assertKey02(() -> store.notes.list(C1));

    assertThat(store.seen).contains(DAMAGED);
    apply(page(5, "c5", customer("c1", 1, "김하늘", "1001"), note("c1", noteId, 2, "파란 니트")));
    assertThat(store.notes.list(C1)).hasSize(2);
  }

  @Test
  void isSaidOnceUntilTheCopyIsCompleteAgain() {
    store.damage("customer", "c1");

    assertKey02(() -> store.directory.find(C1));
    assertKey02(() -> store.directory.find(C1));
    apply(morePage(5, "p2", customer("c0", 1, "이솔", "1000")));
    List<String> half = store.dump();
    assertKey02(() -> store.directory.find(C1));

    assertThat(store.dump()).as("a fetch under way goes on").isEqualTo(half);
    assertThat(store.seen).containsOnlyOnce(DAMAGED);
  }

  @Test
  void aDamagedOpIsNoReasonToFetchAnything() {
    store.notes.add(C1, new StaffId("staff-1"), "이서연", "noch nicht gesendet");
    store.ops.write(session ->
        new Binding(session.prepare("UPDATE op SET sealed_body = zeroblob(60)")).update());

    assertThat(store.notes.list(C1)).extracting(Note::text).doesNotContain("noch nicht gesendet");

    assertThat(store.seen).doesNotContain(DAMAGED);
    assertThat(store.states.get(CLIENTS).cursor()).contains("c5");
  }

  private void apply(Page page) {
    assertThat(store.writer.applyPage(store.states.get(CLIENTS).next(), page).applied()).isTrue();
  }

  private static void assertKey02(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            DangolException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.KEY_02));
  }
}
