package app.dangol.hub.connector;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.failure.BlockingGuard;
import app.dangol.hub.intake.Incoming;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.store.PageLimit;
import app.dangol.hub.store.SqliteHubStore;
import app.dangol.wire.Bucket;
import app.dangol.wire.Entity;
import app.dangol.wire.StrictJson;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private SqliteHubStore store;
  private HubLog log;

  @BeforeEach
  void open() {
    store = SqliteHubStore.open(folder.resolve("hub.db"), BlockingGuard.NONE);
    log = new HubLog(store, PageLimit.STANDARD);
  }

  @AfterEach
  void close() {
    log.close();
    store.close();
  }

  @Test
  void findsTheGoneAmongMoreThanAPageOfItems() {
    List<Item> items = IntStream.range(0, 2_345).mapToObj(i -> item("v" + i, "SKU" + i)).toList();
    read(items);
    Set<String> there = new HashSet<>(items.stream().map(Item::id).toList());
    Set<String> gone = Set.of("v0", "v1999", "v2344");
    there.removeAll(gone);

    assertThat(new Sweep("shop", log, CLOCK).run(census(there))).isEqualTo(3);

    assertThat(skus()).hasSize(2_342).doesNotContain("SKU0", "SKU1999", "SKU2344");
    assertThat(new Sweep("shop", log, CLOCK).run(census(there))).as("once").isZero();
  }

  @Test
  void aSkuIsGoneWhenTheLastItemThatToldItIs() {
    read(List.of(item("old", "BAG"), item("new", "BAG"), item("other", "HAT")));

    new Sweep("shop", log, CLOCK).run(census(Set.of("new", "other")));
    assertThat(skus()).containsExactly("BAG", "HAT");

    new Sweep("shop", log, CLOCK).run(census(Set.of("other")));
    assertThat(skus()).containsExactly("HAT");
  }

  @Test
  void whoIsLeftTellsWhatASkuIsOnceMore() {
    read(List.of(item("new", "BAG"), item("old", "BAG")));
    assertThat(nameOf("BAG")).isEqualTo("old");

    new Sweep("shop", log, CLOCK).run(census(Set.of("new")));
    read(List.of(item("new", "BAG")));

    assertThat(nameOf("BAG")).isEqualTo("new");
  }

  @Test
  void anItemNotForSaleTakesOffOnlyWhatNoOtherTells() {
    Incoming gone = new Incoming.Gone(Incoming.Kind.PRODUCT, "BAG");
    read(List.of(item("old", "BAG"), item("new", "BAG")));

    read(List.of(new Item("variant", "old", List.of(gone))));
    assertThat(skus()).containsExactly("BAG");

    read(List.of(new Item("variant", "new", List.of(gone))));
    assertThat(skus()).isEmpty();
  }

  @Test
  void twoItemsMaySwapTheirSkus() {
    read(List.of(item("a", "BAG"), item("b", "HAT")));

    read(List.of(item("a", "HAT"), item("b", "BAG")));

    assertThat(nameOf("BAG")).isEqualTo("b");
    assertThat(nameOf("HAT")).isEqualTo("a");
  }

  private String nameOf(String sku) {
    return log.write(transaction ->
        StrictJson.read(
                Objects.requireNonNull(
                    transaction.find(Bucket.CATALOGUE, Entity.PRODUCT, sku).orElseThrow().data()),
                Entity.Product.class)
            .name()
            .en());
  }

  private List<String> skus() {
    return log.write(transaction -> transaction.listKeys(Bucket.CATALOGUE, Entity.PRODUCT));
  }

  private void read(List<Item> items) {
    new FeedReader("shop", log, CLOCK).read(feed(() -> items), () -> {}, begun -> {});
  }

  private static Feed feed(Supplier<List<Item>> items) {
    return new Feed() {
      @Override
      public String name() {
        return "variants";
      }

      @Override
      public Pages open(Optional<String> cursor) {
        return () -> new Page(items.get(), "end", false);
      }
    };
  }

  private static Census census(Set<String> there) {
    return new Census() {
      @Override
      public String kind() {
        return "variant";
      }

      @Override
      public Set<String> listIds() {
        return there;
      }

      @Override
      public Set<String> listPresent(Collection<String> ids) {
        Set<String> present = new HashSet<>(ids);
        present.retainAll(there);
        return present;
      }
    };
  }

  private static Item item(String id, String sku) {
    return new Item("variant", id, List.of(product(sku, id)));
  }

  private static Incoming product(String sku, String name) {
    return new Incoming.Product(
        sku, Optional.empty(), new Entity.Text(name, name), "box", "#000000", "");
  }
}
