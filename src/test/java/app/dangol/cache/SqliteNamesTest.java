package app.dangol.cache;

import static app.dangol.cache.TestRows.customer;
import static app.dangol.cache.TestRows.page;
import static app.dangol.cache.TestStore.CLIENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.customer.search.NameEntry;
import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import app.dangol.trust.ConsentPurpose;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteNamesTest {
  private static final CustomerId C1 = new CustomerId("c1");
  private static final CustomerId C3 = new CustomerId("c3");
  private static final StaffId STAFF = new StaffId("staff-1");

  @TempDir private Path folder;
  private TestStore store;
  private SqliteNames names;

  @BeforeEach
  void open() {
    store = new TestStore(folder);
    store.writer.applyPage(
        store.states.get(CLIENTS).next(),
        page(5, "c5", customer("c1", 1, "김하늘", "1001"), customer("c2", 2, "이솔", "1002")));
    names = new SqliteNames(store.cache, store.ops, store.cipher, CLIENTS);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void tellsEachNameWithItsNumbersAndNoMailAddress() {
    assertThat(all())
        .extracting(entry -> entry.name().full())
        .containsExactlyInAnyOrder("김하늘", "이솔");
    assertThat(names.find(C1).orElseThrow().numbers()).containsExactly("1001", "+82101001");
    assertThat(names.find(new CustomerId("nobody"))).isEmpty();
  }

  @Test
  void whoHasJustWithdrawnTheLookUpHereIsNotAmongThem() {
    store.consents.record(C1, STAFF, ConsentPurpose.LOOKUP, false, "2026-1");

    assertThat(all()).extracting(NameEntry::id).containsExactly(new CustomerId("c2"));
    assertThat(names.find(C1)).isEmpty();
  }

  @Test
  void whoseDataRestIsNotAmongThemUntilTheyAreUsedAgain() {
    store.consents.suspend(C1, STAFF, true, "2026-1");
    assertThat(all()).extracting(NameEntry::id).containsExactly(new CustomerId("c2"));
    assertThat(names.find(C1)).isEmpty();

    store.consents.suspend(C1, STAFF, false, "2026-1");
    assertThat(names.find(C1)).isPresent();
  }

  @Test
  void whoWasFetchedOnDemandIsFoundByTheirCardAlone() {
    store.writer.applyDemand(C3, List.of(customer("c3", 7, "박도윤", "1003")), 9);

    assertThat(store.directory.find(C3)).isPresent();
    assertThat(all()).extracting(NameEntry::id).doesNotContain(C3);
    assertThat(names.find(C3)).isEmpty();
  }

  @Test
  void aRowThatDoesNotOpenHasItsBucketFetchedAnew() {
    store.damage("customer", "c1");

    assertThatThrownBy(this::all).hasMessageContaining("KEY-02");

    assertThat(store.states.get(CLIENTS).cursor()).isEmpty();
  }

  private List<NameEntry> all() {
    List<NameEntry> entries = new ArrayList<>();
    names.readAll(entries::add);
    return entries;
  }
}
