package app.dangol.hub.identity;

import app.dangol.customer.Contacts;
import app.dangol.hub.ClientBuckets;
import app.dangol.hub.store.HubRecord;
import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.Entity;
import app.dangol.wire.StrictJson;
import com.google.gson.annotations.SerializedName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds customers by what identifies them, and with that customers of different sources who may be
 * one person. Equal cards, phones and addresses are suggested to a person who decides; only an
 * equal card number in sources that issue the same cards, which the hub's records must name, merges
 * by itself. Works inside one transaction.
 */
public final class Matches {
  /** Kind and key of the record that names the sources which issue the same cards. */
  public static final String SETTING = "setting";

  public static final String SETTING_KEY = "identity";

  /** Records: {@code blind|id}, by what identifies, which nobody can read there. */
  private static final String INDEX = "person.index";

  /** Records: our id → what the index finds them by. */
  private static final String INDEXED = "person.indexed";

  /** Records: {@code id|id}, the smaller first → why they may be one. */
  static final String SUGGESTED = "person.suggested";

  /** Records: {@code id|id} of every suggestion, in both orders, so that one's are found. */
  private static final String SUGGESTED_OF = "person.suggested.of";

  /** Key of the record that says that there is one such for every suggestion. */
  private static final String ALL_LISTED = "|";

  private static final int MOST = 20;

  private final HubTransaction transaction;
  private final ClientBuckets clients;
  private final Persons persons;

  public Matches(HubTransaction transaction, ClientBuckets clients) {
    this.transaction = transaction;
    this.clients = clients;
    this.persons = new Persons(transaction);
  }

  /** Sources whose equal card numbers are one person's. */
  public record Setting(@SerializedName("one_card_system") List<String> oneCardSystem) {}

  /**
   * @param why {@code card}, {@code phone} or {@code email}
   */
  public record Suggestion(String one, String other, String why) {}

  private record Keys(List<String> keys) {}

  private record Nothing() {}

  /** Our id under which the holder of a card is shown, if exactly one person has it. */
  public Optional<String> findByCard(String card) {
    List<String> ids = listByCard(card);
    return ids.size() == 1 ? Optional.of(ids.getFirst()) : Optional.empty();
  }

  /** Our ids under which those are shown who have that card; nobody's if too many have. */
  public List<String> listByCard(String card) {
    return listShown(Contacts.card(card).map(number -> "card:" + number));
  }

  /** As {@link #listByCard}, by a telephone number as people write it. */
  public List<String> listByPhone(String phone) {
    return listShown(Contacts.phone(phone).map(number -> "phone:" + number));
  }

  private List<String> listShown(Optional<String> key) {
    return key.stream()
        .flatMap(known -> listIndexed(known).stream())
        .map(persons::survivorOf)
        .distinct()
        .toList();
  }

  /** A customer was told anew by that source. */
  public void told(Entity.Customer customer, String source) {
    Set<String> now = new TreeSet<>();
    customer.cards().forEach(card -> Contacts.card(card).ifPresent(c -> now.add("card:" + c)));
    Optional.ofNullable(customer.phone())
        .flatMap(Contacts::phone)
        .ifPresent(phone -> now.add("phone:" + phone));
    Optional.ofNullable(customer.email())
        .flatMap(Contacts::email)
        .ifPresent(email -> now.add("email:" + email));
    List<String> before = indexed(customer.id());
    if (before.equals(List.copyOf(now))) {
      return;
    }
    forget(customer.id());
    for (String key : now) {
      transaction.keepRecord(INDEX, index(key, customer.id()), StrictJson.write(new Nothing()));
    }
    transaction.keepRecord(INDEXED, customer.id(), StrictJson.write(new Keys(List.copyOf(now))));
    now.forEach(key -> compare(customer.id(), key, source));
  }

  /** Takes somebody out of the index, and the suggestions made because of it. */
  public void forget(String id) {
    for (String key : indexed(id)) {
      transaction.forgetRecord(INDEX, index(key, id));
    }
    transaction.forgetRecord(INDEXED, id);
    listAllSuggestions(transaction);
    for (HubRecord record : transaction.listRecordsUnder(SUGGESTED_OF, id, Integer.MAX_VALUE)) {
      forget(id, record.key().substring(id.length() + 1), transaction);
    }
  }

  /** Of an older program there are suggestions that can be found under one of the two alone. */
  private static void listAllSuggestions(HubTransaction transaction) {
    if (transaction.findRecord(SUGGESTED_OF, ALL_LISTED).isPresent()) {
      return;
    }
    for (HubRecord record : transaction.listRecords(SUGGESTED, "", "", Integer.MAX_VALUE)) {
      Suggestion two = StrictJson.read(record.data(), Suggestion.class);
      list(two.one(), two.other(), transaction);
    }
    transaction.keepRecord(SUGGESTED_OF, ALL_LISTED, StrictJson.write(new Nothing()));
  }

  private static void list(String one, String other, HubTransaction transaction) {
    transaction.keepRecord(SUGGESTED_OF, one + "|" + other, StrictJson.write(new Nothing()));
    transaction.keepRecord(SUGGESTED_OF, other + "|" + one, StrictJson.write(new Nothing()));
  }

  private static void forget(String one, String other, HubTransaction transaction) {
    transaction.forgetRecord(SUGGESTED, key(one, other));
    transaction.forgetRecord(SUGGESTED_OF, one + "|" + other);
    transaction.forgetRecord(SUGGESTED_OF, other + "|" + one);
  }

  private List<String> indexed(String id) {
    return transaction
        .findRecord(INDEXED, id)
        .map(data -> StrictJson.read(data, Keys.class).keys())
        .orElse(List.of());
  }

  /** Who may be one person, for a person to decide. */
  public List<Suggestion> listSuggestions() {
    return transaction.listRecords(SUGGESTED, "", "", Integer.MAX_VALUE).stream()
        .map(record -> StrictJson.read(record.data(), Suggestion.class))
        .toList();
  }

  /** Two are one now, so nobody needs to decide on them any more. */
  static void settle(String one, String other, Persons persons, HubTransaction transaction) {
    for (String a : persons.listGroup(one)) {
      for (String b : persons.listGroup(other)) {
        forget(a, b, transaction);
      }
    }
  }

  private void compare(String id, String key, String source) {
    String why = key.substring(0, key.indexOf(':'));
    for (String other : listIndexed(key)) {
      if (persons.survivorOf(other).equals(persons.survivorOf(id))) {
        continue;
      }
      if (why.equals("card") && isOneCardSystem(source, other)) {
        new Merges(transaction, clients, persons)
            .mergeBySystem(persons.survivorOf(other), persons.survivorOf(id));
      } else {
        Suggestion suggestion = new Suggestion(id, other, why);
        transaction.keepRecord(SUGGESTED, key(id, other), StrictJson.write(suggestion));
        list(id, other, transaction);
      }
    }
  }

  private boolean isOneCardSystem(String source, String other) {
    List<String> sources =
        transaction
            .findRecord(SETTING, SETTING_KEY)
            .map(data -> StrictJson.read(data, Setting.class).oneCardSystem())
            .orElse(List.of());
    return sources.contains(source)
        && persons.findSource(other).filter(o -> sources.contains(o.source())).isPresent();
  }

  /** No more than a few: what twenty share is a shop's own number, not a person's. */
  private List<String> listIndexed(String key) {
    String head = transaction.blind(key);
    List<HubRecord> found = transaction.listRecordsUnder(INDEX, head, MOST);
    return found.size() < MOST
        ? found.stream().map(record -> record.key().substring(head.length() + 1)).toList()
        : List.of();
  }

  private String index(String key, String id) {
    return transaction.blind(key) + "|" + id;
  }

  private static String key(String one, String other) {
    return one.compareTo(other) < 0 ? one + "|" + other : other + "|" + one;
  }
}
