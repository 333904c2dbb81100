package app.dangol.hub.feedback;

import app.dangol.hub.ClientBuckets;
import app.dangol.hub.identity.Persons;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.store.HubTransaction;
import app.dangol.hub.store.StoredRow;
import app.dangol.wire.Entity;
import app.dangol.wire.FeedbackOps;
import app.dangol.wire.StrictJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What became of suggestions to one person, under whichever of their ids, and what they bought.
 *
 * @param ids under which devices told it
 * @param lines in order of time
 * @param bought when they bought what, in order of time
 */
record PersonEvents(List<String> ids, List<Event> lines, List<Purchase> bought) {
  /**
   * For how long after a suggestion was shown or looked at a purchase of the same product by the
   * same person counts as its. Purchases count wherever they were made, from the moment the till or
   * the web shop has told the hub of them; what was brought back later is not taken off.
   */
  static final Duration WINDOW = Duration.ofDays(7);

  private static final String PURCHASE = "purchase";
  private static final int AT_ONCE = 200;

  /** A line, with its time read. */
  record Event(Instant at, FeedbackOps.Line line) {}

  /** A purchase. */
  record Purchase(Instant at, String sku) {}

  /** Everybody of whom anything was told since then. Blocks; others' writes come in between. */
  static void forEach(HubLog log, Instant since, Consumer<PersonEvents> work) {
    Map<String, List<Event>> told = new LinkedHashMap<>();
    SuggestionEvents.forEachNamed(
        log,
        named -> {
          List<Event> events =
              named.batch().lines().stream()
                  .map(line -> new Event(Instant.parse(line.at()), line))
                  .filter(event -> !event.at().isBefore(since))
                  .toList();
          if (!events.isEmpty()) {
            told.computeIfAbsent(named.customer(), id -> new ArrayList<>()).addAll(events);
          }
        });
    List<String> customers = List.copyOf(told.keySet());
    Map<String, List<String>> people = new LinkedHashMap<>();
    pages(customers)
        .forEach(page ->
            log.write(transaction -> {
              Persons persons = new Persons(transaction);
              for (String id : page) {
                people.computeIfAbsent(persons.survivorOf(id), s -> new ArrayList<>()).add(id);
              }
              return 0;
            }));
    for (List<String> page : pages(List.copyOf(people.keySet()))) {
      List<PersonEvents> found =
          log.write(transaction ->
              page.stream()
                  .map(survivor ->
                      of(
                          Objects.requireNonNull(people.get(survivor)),
                          told,
                          new Persons(transaction).listGroup(survivor),
                          since,
                          transaction))
                  .toList());
      found.forEach(work);
    }
  }

  private static List<List<String>> pages(List<String> all) {
    List<List<String>> pages = new ArrayList<>();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      pages.add(all.subList(from, Math.min(from + AT_ONCE, all.size())));
    }
    return pages;
  }

  private static PersonEvents of(
      List<String> ids,
      Map<String, List<Event>> told,
      List<String> group,
      Instant since,
      HubTransaction transaction) {
    List<Event> lines = new ArrayList<>();
    ids.forEach(id -> lines.addAll(told.getOrDefault(id, List.of())));
    lines.sort(Comparator.comparing(Event::at));
    List<Purchase> bought = new ArrayList<>();
    for (String id : group) {
      for (StoredRow row : transaction.listOfCustomer(ClientBuckets.ALL, Entity.HISTORY, id)) {
        Entity.History line =
            StrictJson.read(Objects.requireNonNull(row.data()), Entity.History.class);
        Instant at = Instant.parse(line.at());
        if (line.kind().equals(PURCHASE) && at.isAfter(since)) {
          bought.add(new Purchase(at, line.sku()));
        }
      }
    }
    bought.sort(Comparator.comparing(Purchase::at));
    return new PersonEvents(ids, lines, bought);
  }

  /** When they first bought what was shown or looked at then, if that counts as its. */
  Optional<Instant> boughtAfter(Event shown) {
    return bought.stream()
        .filter(each ->
            each.sku().equals(shown.line().sku())
                && each.at().isAfter(shown.at())
                && !each.at().isAfter(shown.at().plus(WINDOW)))
        .map(Purchase::at)
        .findFirst();
  }

  @Override
  public String toString() {
    return "PersonEvents[" + lines.size() + "]";
  }
}
