package app.dangol.hub.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Records of the hub's own, which no device sees and which have no position. May block. */
public interface HubReads {
  /** Rows of a page where the caller does not mind. */
  int PAGE = 1_000;

  Optional<String> findRecord(String kind, String key);

  /**
   * Records of one kind in the order of their keys, compared as UTF-8 bytes.
   *
   * @param from the smallest key wanted; empty for the first
   * @param before the first key not wanted any more; empty for no end
   */
  List<HubRecord> listRecords(String kind, String from, String before, int limit);

  /** Those whose keys begin with {@code head|}, in order. */
  default List<HubRecord> listRecordsUnder(String kind, String head, int limit) {
    // '}' is the character after '|'.
    return listRecords(kind, head + "|", head + "}", limit);
  }

  /**
   * All of one kind, page by page. Each page is read when the one before has been dealt with, which
   * may change them; outside a transaction others may have, too.
   *
   * @param size of a page, at least 1
   */
  default void forEachPage(String kind, int size, Consumer<List<HubRecord>> work) {
    String from = "";
    List<HubRecord> page;
    do {
      page = listRecords(kind, from, "", size);
      if (!page.isEmpty()) {
        work.accept(page);
        // The next key there can be: StoreText takes no U+0000.
        from = page.getLast().key() + '\u0001';
      }
    } while (page.size() == size);
  }

  /** As {@link #forEachPage}, one by one. */
  default void forEachRecord(String kind, Consumer<HubRecord> work) {
    forEachPage(kind, PAGE, page -> page.forEach(work));
  }
}
