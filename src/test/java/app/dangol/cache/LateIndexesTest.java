package app.dangol.cache;

import static app.dangol.cache.TestRows.customer;
import static app.dangol.cache.TestRows.morePage;
import static app.dangol.cache.TestRows.page;
import static app.dangol.cache.TestStore.CLIENTS;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.id.CustomerId;
import app.dangol.wire.Page;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LateIndexesTest {
  private static final Set<String> ALL =
      Set.of("blind_index_by_token", "task_by_customer", "product_by_gtin", "stock_on_hand");

  @TempDir private Path folder;

  @Test
  void areMadeOnceFromAllWhenTheFirstSnapshotIsComplete() {
    try (TestStore store = new TestStore(folder)) {
      assertThat(indexes(store)).containsAll(ALL);

      apply(store, morePage(9, "p2", customer("c1", 1, "김하늘", "1001")));
      assertThat(indexes(store)).as("while it loads").doesNotContain("blind_index_by_token");
      assertThat(store.directory.find(new CustomerId("c1"))).as("found without").isPresent();

      apply(store, page(9, "c9", customer("c2", 2, "이바다", "1002")));
      assertThat(indexes(store)).containsAll(ALL);
    }
  }

  @Test
  void stayWhereThereAreRowsAlready() {
    try (TestStore store = new TestStore(folder)) {
      apply(store, page(9, "c9", customer("c1", 1, "김하늘", "1001")));
      store.writer.refetch(CLIENTS);

      apply(store, morePage(10, "p2", customer("c1", 1, "김하늘", "1001")));

      assertThat(indexes(store)).containsAll(ALL);
    }
  }

  @Test
  void areMadeAtTheNextOpeningWhereTheyAreMissing() {
    try (TestStore store = new TestStore(folder)) {
      apply(store, page(9, "c9", customer("c1", 1, "김하늘", "1001")));
      store.cache.write(session -> {
        session.execute("DROP INDEX stock_on_hand");
        return 0;
      });
    }

    try (TestStore store = new TestStore(folder)) {
      assertThat(indexes(store)).containsAll(ALL);
    }
  }

  private static void apply(TestStore store, Page page) {
    store.writer.applyPage(store.states.get(CLIENTS).next(), page);
  }

  private static Set<String> indexes(TestStore store) {
    return store.cache.read(session -> {
      Set<String> names = new TreeSet<>();
      try (ResultSet rows =
          session.prepare("SELECT name FROM sqlite_master WHERE type = 'index'").executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
      return names;
    });
  }
}
