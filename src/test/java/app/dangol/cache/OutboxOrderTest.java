package app.dangol.cache;

import static app.dangol.cache.TestRows.customer;
import static app.dangol.cache.TestRows.page;
import static app.dangol.cache.TestStore.CLIENTS;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.customer.PersonName;
import app.dangol.customer.Profile;
import app.dangol.customer.Profile.Field;
import app.dangol.id.CustomerId;
import app.dangol.id.Sku;
import app.dangol.id.StaffId;
import app.dangol.id.StoreId;
import app.dangol.wire.Ops;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done to one thing is sent in its order, whatever happens to the first of it. */
class OutboxOrderTest {
  private static final CustomerId C1 = new CustomerId("c1");
  private static final CustomerId C2 = new CustomerId("c2");
  private static final StaffId STAFF = new StaffId("staff-1");
  private static final int BYTES = 256 * 1024;

  @TempDir private Path folder;
  private TestStore store;

  @BeforeEach
  void open() {
    store = new TestStore(folder);
    store.writer.applyPage(
        store.states.get(CLIENTS).next(), page(5, "c5", customer("c1", 3, "김하늘", "1001")));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whatWasPutOffHoldsBackLaterOpsOfTheSameSubjectAlone() {
    wish(C1, "S1");
    settle(take().getFirst(), Ops.Status.RETRY, 0);
    wish(C1, "S2");
    wish(C2, "S3");

    assertThat(take())
        .extracting(op -> op.body().get("sku").getAsString())
        .containsExactly("S1", "S3");
  }

  @Test
  void onceItIsTakenTheOthersFollow() {
    wish(C1, "S1");
    settle(take().getFirst(), Ops.Status.RETRY, 0);
    wish(C1, "S2");
    wish(C1, "S3");

    settle(take().getFirst(), Ops.Status.APPLIED, 9);

    assertThat(take())
        .extracting(op -> op.body().get("sku").getAsString())
        .containsExactly("S2", "S3");
  }

  @Test
  void aProfileChangedTwiceIsNoConflictWithOneself() {
    email("first@example.org");
    email("second@example.org");

    List<Ops.Op> first = take();
    assertThat(first).singleElement().satisfies(op -> assertThat(op.baseV()).isEqualTo(3));
    settle(first.getFirst(), Ops.Status.APPLIED, 9);

    assertThat(take()).singleElement().satisfies(op -> assertThat(op.baseV()).isEqualTo(9));
  }

  @Test
  void behindAConflictTheVersionStaysAsItWas() {
    email("first@example.org");
    email("second@example.org");
    settle(take().getFirst(), Ops.Status.CONFLICT, 0);

    assertThat(take()).singleElement().satisfies(op -> assertThat(op.baseV()).isEqualTo(3));
  }

  @Test
  void aChangedProfileShowsMineAsNotYetTaken() {
    assertThat(profile().email()).contains("c1@example.org");
    store.profiles.change(
        C1,
        STAFF,
        new Profile.Change(
            Optional.of("김바다"),
            Optional.empty(),
            Optional.of("bada@example.org"),
            Optional.of(new StoreId("seoul-2"))));

    Profile mine = profile();
    assertThat(mine.name()).isEqualTo(new PersonName("김바다"));
    assertThat(mine.email()).contains("bada@example.org");
    assertThat(mine.phone()).contains("+82101001");
    assertThat(mine.untaken()).containsExactlyInAnyOrder(Field.NAME, Field.EMAIL, Field.HOME_STORE);

    settle(take().getFirst(), Ops.Status.APPLIED, 9);
    assertThat(profile().name()).as("taken, not pulled").isEqualTo(new PersonName("김바다"));
    assertThat(profile().untaken()).isEmpty();

    store.writer.applyPage(
        store.states.get(CLIENTS).next(), page(9, "c9", customer("c1", 9, "김바다", "1001")));
    assertThat(profile().email()).as("the hub's word").contains("c1@example.org");
  }

  @Test
  void anOpKeepsItsAuthorWhenTheTabletChangesHands() {
    store.wishes.add(C1, new StaffId("staff-1"), new Sku("S1"));
    store.close();
    store = new TestStore(folder);
    store.wishes.add(C1, new StaffId("staff-2"), new Sku("S2"));

    assertThat(take()).extracting(Ops.Op::author).containsExactly("staff-1", "staff-2");
  }

  private Profile profile() {
    return store.profiles.find(C1).orElseThrow();
  }

  private void email(String address) {
    store.profiles.change(
        C1,
        STAFF,
        new Profile.Change(
            Optional.empty(), Optional.empty(), Optional.of(address), Optional.empty()));
  }

  private void wish(CustomerId whose, String sku) {
    store.wishes.add(whose, STAFF, new Sku(sku));
  }

  private List<Ops.Op> take() {
    return store.outbox.takeBatch(200, BYTES);
  }

  private void settle(Ops.Op op, Ops.Status status, long position) {
    @Nullable String code = null;
    store.outbox.settle(List.of(new Ops.Result(op.opId(), status, position, code, null)));
  }
}
