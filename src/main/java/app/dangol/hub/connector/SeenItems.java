package app.dangol.hub.connector;

import app.dangol.hub.intake.Incoming;
import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is remembered of a shop system's items, and which of them tells what: two variants may bear
 * the same sku, and it is gone when the last of them tells it no more. Works inside one
 * transaction.
 */
final class SeenItems {
  private final String source;
  private final HubTransaction transaction;

  SeenItems(String source, HubTransaction transaction) {
    this.source = source;
    this.transaction = transaction;
  }

  /**
   * What is remembered of an item.
   *
   * @param hash of what it told last; empty to have it tell that once more
   * @param told what of that can be gone, as {@code KIND|id}
   */
  private record Seen(String hash, List<String> told) {}

  /** Which items tell a thing, as {@code kind|id}. */
  private record Tellers(List<String> items) {}

  static String kindOf(String source, String itemKind) {
    return "connector." + source + ".seen." + itemKind;
  }

  /** What is new of an item that was read; empty if nothing is. */
  Optional<List<Incoming>> meet(Item item) {
    String kind = kindOf(source, item.kind());
    String hash = ItemHash.of(item.rows());
    Optional<Seen> before = find(kind, item.id());
    if (before.isPresent() && before.get().hash().equals(hash)) {
      return Optional.empty();
    }
    String teller = item.kind() + "|" + item.id();
    Set<String> told =
        item.told().map(SeenItems::text).collect(Collectors.toCollection(TreeSet::new));
    List<Incoming> rows = new ArrayList<>();
    List<String> formerly = before.map(Seen::told).orElse(List.of());
    formerly.stream()
        .filter(thing -> !told.contains(thing))
        .filter(thing -> isLast(thing, teller))
        .forEach(thing -> rows.add(gone(thing)));
    told.stream().filter(thing -> !formerly.contains(thing)).forEach(thing -> add(thing, teller));
    for (Incoming row : item.rows()) {
      if (!(row instanceof Incoming.Gone gone) || tellers(text(gone)).isEmpty()) {
        rows.add(row);
      }
    }
    Seen seen = new Seen(hash, List.copyOf(told));
    transaction.keepRecord(kind, item.id(), StrictJson.write(seen));
    return Optional.of(rows);
  }

  /** The item is not there any more: what only it had told. */
  List<Incoming> lose(String itemKind, String id) {
    String kind = kindOf(source, itemKind);
    List<Incoming> rows = new ArrayList<>();
    find(kind, id)
        .ifPresent(seen ->
            seen.told().stream()
                .filter(thing -> isLast(thing, itemKind + "|" + id))
                .forEach(thing -> rows.add(gone(thing))));
    transaction.forgetRecord(kind, id);
    return rows;
  }

  /** One tells a thing no more; returns whether nobody does. */
  private boolean isLast(String thing, String teller) {
    List<String> others = tellers(thing).stream().filter(each -> !each.equals(teller)).toList();
    if (others.isEmpty()) {
      transaction.forgetRecord(tellersKind(), thing);
      return true;
    }
    transaction.keepRecord(tellersKind(), thing, StrictJson.write(new Tellers(others)));
    // What is known of it may be the other's word: those who are left say theirs again.
    others.forEach(this::askAgain);
    return false;
  }

  private void askAgain(String teller) {
    int bar = teller.indexOf('|');
    String kind = kindOf(source, teller.substring(0, bar));
    String id = teller.substring(bar + 1);
    find(kind, id)
        .ifPresent(
            seen -> transaction.keepRecord(kind, id, StrictJson.write(new Seen("", seen.told()))));
  }

  private void add(String thing, String teller) {
    Set<String> all = new TreeSet<>(tellers(thing));
    all.add(teller);
    transaction.keepRecord(tellersKind(), thing, StrictJson.write(new Tellers(List.copyOf(all))));
  }

  private List<String> tellers(String thing) {
    return transaction
        .findRecord(tellersKind(), thing)
        .map(data -> StrictJson.read(data, Tellers.class).items())
        .orElse(List.of());
  }

  private Optional<Seen> find(String kind, String id) {
    return transaction.findRecord(kind, id).map(data -> StrictJson.read(data, Seen.class));
  }

  private String tellersKind() {
    return "connector." + source + ".tellers";
  }

  private static String text(Incoming.Gone thing) {
    return thing.kind() + "|" + thing.id();
  }

  private static Incoming gone(String thing) {
    int bar = thing.indexOf('|');
    return new Incoming.Gone(
        Incoming.Kind.valueOf(thing.substring(0, bar)), thing.substring(bar + 1));
  }
}
