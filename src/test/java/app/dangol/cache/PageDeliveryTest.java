package app.dangol.cache;

import static app.dangol.cache.TestRows.customer;
import static app.dangol.cache.TestRows.gone;
import static app.dangol.cache.TestRows.history;
import static app.dangol.cache.TestRows.morePage;
import static app.dangol.cache.TestRows.note;
import static app.dangol.cache.TestRows.page;
import static app.dangol.cache.TestStore.CLIENTS;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.id.OpId;
import app.dangol.wire.Page;
import app.dangol.wire.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same pages, however they arrive, end in the same state. */
class PageDeliveryTest {
  private static final String NOTE = OpId.create().toString();

  @TempDir private Path folder;

  private record Delivery(PageRequest ask, Page page) {}

  @Test
  void anyOrderWithAnyDuplicatesEndsInOneState() {
    List<Delivery> pages = pages();
    List<String> expected = inOrder(pages);

    try (TestStore store = new TestStore(folder)) {
      for (int seed = 0; seed < 120; seed++) {
        deliverMixed(store, pages, new Random(seed));
        assertThat(store.dump()).as("seed %d", seed).isEqualTo(expected);
        store.writer.drop(CLIENTS);
      }
    }
  }

  private static void deliverMixed(TestStore store, List<Delivery> pages, Random random) {
    int applied = 0;
    while (applied < pages.size()) {
      List<Delivery> mixed = new ArrayList<>(pages);
      mixed.addAll(pages.subList(0, random.nextInt(pages.size())));
      Collections.shuffle(mixed, random);
      for (Delivery each : mixed) {
        Page lines = random.nextBoolean() ? each.page() : shuffledLines(each, random);
        applied += store.writer.applyPage(each.ask(), lines).applied() ? 1 : 0;
      }
    }
  }

  @Test
  void goesOnAfterAStopAtEveryPage() {
    List<Delivery> pages = pages();
    List<String> expected = inOrder(pages);

    for (int stop = 0; stop <= pages.size(); stop++) {
      Path place = folder.resolve("stop" + stop);
      assertThat(place.toFile().mkdir()).isTrue();
      try (TestStore store = new TestStore(place)) {
        pages.subList(0, stop).forEach(p -> store.writer.applyPage(p.ask(), p.page()));
      }
      try (TestStore store = new TestStore(place)) {
        if (stop < pages.size()) {
          assertThat(store.states.get(CLIENTS).next()).isEqualTo(pages.get(stop).ask());
        }
        pages.subList(stop, pages.size()).forEach(p -> store.writer.applyPage(p.ask(), p.page()));
        assertThat(store.dump()).as("stopped at %d", stop).isEqualTo(expected);
      }
    }
  }

  private List<String> inOrder(List<Delivery> pages) {
    Path place = folder.resolve("in-order");
    assertThat(place.toFile().mkdir()).isTrue();
    try (TestStore store = new TestStore(place)) {
      for (Delivery each : pages) {
        assertThat(store.writer.applyPage(each.ask(), each.page()).applied()).isTrue();
      }
      assertThat(store.count("customer")).isEqualTo(3);
      assertThat(store.states.get(CLIENTS).rows())
          .isEqualTo(store.count("customer") + store.count("history") + store.count("note"));
      return store.dump();
    }
  }

  /** Lines of a feed may change places; a snapshot's are in key order and distinct anyway. */
  private static Page shuffledLines(Delivery delivery, Random random) {
    List<Row> rows = new ArrayList<>(delivery.page().rows());
    Collections.shuffle(rows, random);
    Page page = delivery.page();
    return new Page(rows, page.next(), page.more(), page.position());
  }

  private static List<Delivery> pages() {
    Row c1 = customer("c1", 1, "김하늘", "1001");
    Row h1 = history("c1", "h1", 4, "2026-01-01T10:00:00Z", "b1");
    Row n1 = note("c1", NOTE, 12, "단골");
    return List.of(
        snapshot(Optional.empty(), morePage(6, "p2", c1, customer("c2", 2, "이솔", "1002"))),
        snapshot(Optional.of("p2"), morePage(6, "p3", customer("c3", 3, "박별", "1003"))),
        snapshot(
            Optional.of("p3"),
            page(6, "f6", h1, history("c2", "h1", 5, "2026-01-02T10:00:00Z", "b2"))),
        changes("f6", morePage(20, "f9", customer("c1", 8, "김바다", "1001"), gone(h1, 9))),
        changes("f9", morePage(20, "f12", customer("c4", 11, "최달", "1004"), n1)),
        changes(
            "f12",
            page(
                15,
                "f15",
                gone(customer("c2", 2, "이솔", "1002"), 13),
                history("c3", "h9", 14, "2026-01-03T10:00:00Z", "b3"),
                gone(n1, 15))),
        changes("f15", page(15, "f15b")));
  }

  private static Delivery snapshot(Optional<String> at, Page page) {
    return new Delivery(new PageRequest.Snapshot(CLIENTS, at), page);
  }

  private static Delivery changes(String cursor, Page page) {
    return new Delivery(new PageRequest.Changes(CLIENTS, cursor), page);
  }
}
