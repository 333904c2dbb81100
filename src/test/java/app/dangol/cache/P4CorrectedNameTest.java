package app.dangol.cache;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.customer.Profile;
import app.dangol.customer.search.NameHit;
import app.dangol.customer.search.NameSearch;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.wire.Entity;
import app.dangol.wire.Ops;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P4: a name that is corrected counts on this device at once, and is the hub's to refuse. */
class P4CorrectedNameTest {
  private static final CustomerId C1 = new CustomerId("c1");

  @TempDir Path folder;
  private TestStore store;

  @BeforeEach
  void open() {
    store = new TestStore(folder, Clock.systemUTC());
    store.writer.applyPage(
        store.states.get(TestStore.CLIENTS).next(),
        TestRows.page(
            1,
            "c1",
            TestRows.put(
                Entity.CUSTOMER,
                "c1",
                1,
                new Entity.Customer(
                    "c1",
                    "이하늘",
                    null,
                    null,
                    List.of("10000001"),
                    "seoul-1",
                    "2024-05-01",
                    List.of(),
                    List.of("lookup")))));
    correct("이하는");
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void isShownAtOnce() {
    assertThat(name()).isEqualTo("이하는");
    correct("이하린");
    assertThat(name()).as("the newest counts").isEqualTo("이하린");
  }

  @Test
  void isWhatTheyAreFoundByAtOnce() throws InterruptedException {
    correct("박서준");
    SqliteNames names = new SqliteNames(store.cache, store.ops, store.cipher, TestStore.CLIENTS);
    assertThat(names.find(C1).orElseThrow().name().full()).isEqualTo("박서준");

    CountDownLatch read = new CountDownLatch(1);
    try (NameSearch search = new NameSearch(names, read::countDown)) {
      search.start();
      assertThat(read.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(search.find("박서", 1).orElseThrow().best())
          .extracting(NameHit::id)
          .containsExactly(C1);
      assertThat(search.find("이하늘", 1).orElseThrow().all()).isZero();
    }
  }

  @Test
  void isTheHubsAgainOnceThatHasRefusedIt() {
    store.outbox.settle(
        List.of(new Ops.Result(opId(), Ops.Status.REJECTED, 0, "other_stores_customer", null)));

    assertThat(name()).isEqualTo("이하늘");
  }

  private String opId() {
    return store.outbox.takeBatch(1, 65_536).getFirst().opId();
  }

  private void correct(String name) {
    store.profiles.change(
        C1,
        new StaffId("staff-1"),
        new Profile.Change(
            Optional.of(name), Optional.empty(), Optional.empty(), Optional.empty()));
  }

  private String name() {
    return store.directory.find(C1).orElseThrow().name().full();
  }
}
