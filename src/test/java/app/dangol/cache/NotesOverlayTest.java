package app.dangol.cache;

import static app.dangol.cache.TestRows.customer;
import static app.dangol.cache.TestRows.gone;
import static app.dangol.cache.TestRows.note;
import static app.dangol.cache.TestRows.page;
import static app.dangol.cache.TestStore.CLIENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.customer.Note;
import app.dangol.customer.Note.Delivery;
import app.dangol.id.CustomerId;
import app.dangol.id.OpId;
import app.dangol.id.StaffId;
import app.dangol.wire.Ops;
import app.dangol.wire.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotesOverlayTest {
  private static final CustomerId C1 = new CustomerId("c1");
  private static final StaffId STAFF = new StaffId("staff-1");
  private static final int BYTES = 256 * 1024;

  @TempDir private Path folder;
  private TestStore store;

  @BeforeEach
  void open() {
    store = new TestStore(folder);
    apply(page(5, "c5", customer("c1", 1, "김하늘", "1001")));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void showsOnceAtEveryStageOfItsWay() {
    OpId id = store.notes.add(C1, STAFF, "이서연", "파란 니트를 찾으심");
    assertShown(id, Delivery.QUEUED);

    assertThat(store.outbox.takeBatch(200, BYTES)).hasSize(1);
    assertShown(id, Delivery.QUEUED);

    store.outbox.settle(List.of(result(id, Ops.Status.APPLIED, 9)));
    assertShown(id, Delivery.DELIVERED);
    prune();
    assertShown(id, Delivery.DELIVERED);

    apply(page(8, "c8", customer("c2", 7, "이솔", "1002")));
    prune();
    assertShown(id, Delivery.DELIVERED);
    assertThat(store.ops()).isEqualTo(1);

    apply(page(9, "c9", note("c1", id.toString(), 9, "파란 니트를 찾으심")));
    assertShown(id, Delivery.DELIVERED);
    prune();
    assertShown(id, Delivery.DELIVERED);
    assertThat(store.ops()).isZero();
  }

  @Test
  void aNotePulledBeforeItsAnswerArrivedShowsOnce() {
    OpId id = store.notes.add(C1, STAFF, "이서연", "파란 니트를 찾으심");
    assertThat(store.outbox.takeBatch(200, BYTES)).hasSize(1);

    apply(page(9, "c9", note("c1", id.toString(), 9, "파란 니트를 찾으심")));
    prune();

    assertShown(id, Delivery.DELIVERED);
    store.outbox.settle(List.of(result(id, Ops.Status.DUPLICATE, 9)));
    prune();
    assertShown(id, Delivery.DELIVERED);
    assertThat(store.ops()).isZero();
  }

  @Test
  void aNoteTheHubDeletedLaterIsGone() {
    OpId id = store.notes.add(C1, STAFF, "이서연", "파란 니트를 찾으심");
    store.outbox.settle(List.of(result(id, Ops.Status.APPLIED, 9)));

    apply(page(11, "c11", gone(note("c1", id.toString(), 9, "x"), 11)));

    assertThat(store.notes.list(C1)).isEmpty();
  }

  @Test
  void aNoteWhoseIdIsNoneOfAnOpKeepsNoOtherFromBeingShownAndIsToldWithoutAWordOfIt() {
    String good = OpId.create().toString();
    apply(
        page(
            11,
            "c11",
            note("c1", "legacy-7", 9, "비밀 메모"),
            note("c1", "1-1-1-1-1", 9, "비밀 메모"),
            note("c1", good, 10, "파란 니트를 찾으심")));
    List<String> said = new ArrayList<>();

    List<Note> shown = LogWords.of(SqliteNotes.class, said, () -> store.notes.list(C1));

    assertThat(shown).extracting(note -> note.id().toString()).containsExactly(good);
    assertThat(said)
        .hasSize(2)
        .allSatisfy(line ->
            assertThat(line).contains("HUB-03").doesNotContain("legacy-7", "비밀", "c1", "1-1"));
  }

  @Test
  void aRefusedNoteStaysAndAsksForAttention() {
    OpId id = store.notes.add(C1, STAFF, "이서연", "파란 니트를 찾으심");
    store.outbox.settle(List.of(result(id, Ops.Status.REJECTED, 0)));

    assertShown(id, Delivery.NEEDS_ATTENTION);
  }

  @Test
  void aNoteWhoseKeyIsLostKeepsNoOtherFromBeingShown() {
    store.keys.useVersion(2);
    store.notes.add(C1, STAFF, "이서연", "열쇠를 잃은 메모");
    store.keys.useVersion(1);
    OpId id = store.notes.add(C1, STAFF, "이서연", "파란 니트를 찾으심");
    store.keys.forget(2);

    assertShown(id, Delivery.QUEUED);
  }

  @Test
  void listsNewestFirstAndOfThatCustomerOnly() {
    OpId pulled = OpId.create();
    apply(page(9, "c9", note("c1", pulled.toString(), 9, "지난주")));
    OpId first = store.notes.add(C1, STAFF, "이서연", "하나");
    OpId second = store.notes.add(C1, STAFF, "이서연", "둘");
    store.notes.add(new CustomerId("c2"), STAFF, "이서연", "다른 사람");

    assertThat(store.notes.list(C1)).extracting(Note::id).containsExactly(second, first, pulled);
    assertThat(store.notes.list(C1)).extracting(Note::author).containsOnly("이서연");
  }

  @Test
  void refusesBlankAndOverLongTexts() {
    assertThatThrownBy(() -> store.notes.add(C1, STAFF, "이서연", " \n"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.notes.add(C1, STAFF, "이서연", "가".repeat(2001)))
        .isInstanceOf(IllegalArgumentException.class);
    store.notes.add(C1, STAFF, "이서연", "가".repeat(2000));
    assertThat(store.ops()).isEqualTo(1);
  }

  private void assertShown(OpId id, Delivery delivery) {
    assertThat(store.notes.list(C1))
        .singleElement()
        .satisfies(note -> {
          assertThat(note.id()).isEqualTo(id);
          assertThat(note.text()).isEqualTo("파란 니트를 찾으심");
          assertThat(note.delivery()).isEqualTo(delivery);
        });
  }

  private void apply(Page page) {
    assertThat(store.writer.applyPage(store.states.get(CLIENTS).next(), page).applied()).isTrue();
  }

  private void prune() {
    store.outbox.prune(store.states.get(CLIENTS).position(), 0, 0);
  }

  private static Ops.Result result(OpId id, Ops.Status status, long position) {
    return new Ops.Result(id.toString(), status, position, null, null);
  }
}
