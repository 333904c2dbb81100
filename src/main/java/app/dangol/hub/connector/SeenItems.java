package app.dangol.hub.connector;

import app.dangol.hub.erasure.ErasedSources;
import app.dangol.hub.identity.Persons.SourceId;
import app.dangol.hub.intake.Incoming;
import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.StrictJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a shop system's items, and which of them tells what: two variants may bear
 * the same sku, and it is gone when the last of them tells it no more. Of customers who were erased
 * nothing is remembered, however often they are told. Works inside one transaction.
 */
public final class SeenItems {
  private static final String CUSTOMER = Incoming.Kind.CUSTOMER + "|";
  private static final String STOCK = Incoming.Kind.STOCK + "|";
  private static final String PRODUCT = Incoming.Kind.PRODUCT + "|";

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
   * @param told what of that can be gone, as {@code KIND|id}, but for stock
   * @param stock which stock of that can be gone, likewise; by itself, for an older program, which
   *     may run beside this one, knows nothing of it, and null where that kept the item last
   */
  private record Seen(String hash, List<String> told, @Nullable List<String> stock) {
    static Seen of(String hash, Collection<String> all) {
      Map<Boolean, List<String>> byKind =
          all.stream().collect(Collectors.partitioningBy(thing -> thing.startsWith(STOCK)));
      return new Seen(
          hash,
          Objects.requireNonNull(byKind.get(false)),
          Objects.requireNonNull(byKind.get(true)));
    }

    List<String> all() {
      return stock == null ? told : Stream.concat(told.stream(), stock.stream()).toList();
    }

    Seen asking() {
      return new Seen("", told, stock);
    }

    Seen without(String thing) {
      return of(hash, all().stream().filter(other -> !other.equals(thing)).toList());
    }
  }

  /**
   * What is new of an item.
   *
   * @param ofErased whether it tells of a customer who was erased; what it tells of them is not
   *     remembered, so that it counts as new at each reading
   */
  record Met(List<Incoming> rows, boolean ofErased) {}

  /** Which items tell a thing, as {@code kind|id}. */
  private record Tellers(List<String> items) {}

  static String kindOf(String source, String itemKind) {
    return "connector." + source + ".seen." + itemKind;
  }

  /**
   * Lets go of a customer who is erased: of the items that told of them alone, and of having been
   * told of them by others.
   */
  public static void forget(SourceId erased, HubTransaction transaction) {
    new SeenItems(erased.source(), transaction).forget(CUSTOMER + erased.id());
  }

  private void forget(String customer) {
    for (String teller : tellers(customer)) {
      change(
          teller,
          seen ->
              Optional.of(seen.without(customer).asking()).filter(left -> !left.all().isEmpty()));
    }
    transaction.forgetRecord(tellersKind(), customer);
  }

  private boolean isErased(String thing) {
    return thing.startsWith(CUSTOMER)
        && new ErasedSources(transaction)
            .find(new SourceId(source, thing.substring(CUSTOMER.length())))
            .isPresent();
  }

  /** What is new of an item that was read; empty if nothing is. */
  Optional<Met> meet(Item item) {
    String kind = kindOf(source, item.kind());
    Set<String> told =
        item.told().map(SeenItems::text).collect(Collectors.toCollection(TreeSet::new));
    List<String> erased = told.stream().filter(this::isErased).toList();
    // An older program may have kept what it told of them.
    erased.forEach(this::forget);
    erased.forEach(told::remove);
    Optional<Seen> before = find(kind, item.id());
    // Of little text, such as a telephone number, a plain hash is soon guessed.
    String hash = erased.isEmpty() ? transaction.blind(ItemHash.of(item.rows())) : "";
    if (erased.isEmpty() && before.isPresent() && before.get().hash().equals(hash)) {
      return Optional.empty();
    }
    String teller = item.kind() + "|" + item.id();
    List<Incoming> rows = new ArrayList<>();
    List<String> formerly = before.map(Seen::all).orElse(List.of());
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
    if (erased.isEmpty() || !told.isEmpty()) {
      keep(kind, item.id(), Seen.of(hash, told));
    } else {
      transaction.forgetRecord(kind, item.id());
    }
    return Optional.of(new Met(rows, !erased.isEmpty()));
  }

  /** The item is not there any more: what only it had told. */
  List<Incoming> lose(String itemKind, String id) {
    List<Incoming> rows =
        find(kindOf(source, itemKind), id)
            .map(seen -> listLost(seen, itemKind, id))
            .orElse(List.of());
    transaction.forgetRecord(kindOf(source, itemKind), id);
    return rows;
  }

  /**
   * What the item is about is not there any more: what only it had told. It may be met again, such
   * as with an old order, and is news only if it has changed by then.
   */
  List<Incoming> silence(String itemKind, String id) {
    String kind = kindOf(source, itemKind);
    Optional<Seen> seen = find(kind, id);
    seen.ifPresent(known -> keep(kind, id, Seen.of(known.hash(), List.of())));
    return seen.map(known -> listLost(known, itemKind, id)).orElse(List.of());
  }

  private List<Incoming> listLost(Seen seen, String itemKind, String id) {
    return seen.all().stream()
        .filter(thing -> isLast(thing, itemKind + "|" + id))
        .map(SeenItems::gone)
        .toList();
  }

  /** Has an item tell all once more when it is met next, though it has not changed. */
  void askAgain(Item item) {
    askAgain(item.kind() + "|" + item.id());
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
    change(teller, seen -> Optional.of(seen.asking()));
  }

  /**
   * @param change what is left to be remembered, if anything
   */
  private void change(String teller, Function<Seen, Optional<Seen>> change) {
    int bar = teller.indexOf('|');
    String kind = kindOf(source, teller.substring(0, bar));
    String id = teller.substring(bar + 1);
    find(kind, id)
        .ifPresent(seen ->
            change
                .apply(seen)
                .ifPresentOrElse(
                    left -> keep(kind, id, left), () -> transaction.forgetRecord(kind, id)));
  }

  private void add(String thing, String teller) {
    Set<String> all = new TreeSet<>(tellers(thing));
    if (all.isEmpty() && thing.startsWith(PRODUCT)) {
      // Its stock was forgotten with it, when it was gone.
      askForStockOf(thing.substring(PRODUCT.length()));
    }
    all.add(teller);
    transaction.keepRecord(tellersKind(), thing, StrictJson.write(new Tellers(List.copyOf(all))));
  }

  private void askForStockOf(String sku) {
    transaction.listRecordsUnder(tellersKind(), STOCK + sku, Integer.MAX_VALUE).stream()
        .flatMap(record -> StrictJson.read(record.data(), Tellers.class).items().stream())
        .forEach(this::askAgain);
  }

  private List<String> tellers(String thing) {
    return transaction
        .findRecord(tellersKind(), thing)
        .map(data -> StrictJson.read(data, Tellers.class).items())
        .orElse(List.of());
  }

  private void keep(String kind, String id, Seen seen) {
    transaction.keepRecord(kind, id, StrictJson.write(seen));
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
