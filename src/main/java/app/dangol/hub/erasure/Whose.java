package app.dangol.hub.erasure;

import app.dangol.hub.ClientBuckets;
import app.dangol.hub.identity.Matches;
import app.dangol.hub.identity.Persons;
import app.dangol.hub.identity.Persons.SourceId;
import app.dangol.hub.identity.TaskNames;
import app.dangol.hub.store.HubTransaction;
import app.dangol.id.ReceiptNumber;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** By what somebody is found who asks about their data. Personal, so no text shows it. */
public sealed interface Whose {
  /** An id of ours, also one that was merged into another. */
  record Id(String id) implements Whose {}

  /** A card's number, as it stands on the card. */
  record Card(String number) implements Whose {
    @Override
    public String toString() {
      return "Card[]";
    }
  }

  /** A telephone number, as people write it. */
  record Phone(String number) implements Whose {
    @Override
    public String toString() {
      return "Phone[]";
    }
  }

  /** What a source calls them. */
  record Source(SourceId known) implements Whose {}

  /** The number they got when they asked for something that became a task. */
  record Request(String number) implements Whose {}

  /** The ids under which those are shown whom it may mean, of whom anything is held here. */
  default List<String> find(HubTransaction transaction) {
    Persons persons = new Persons(transaction);
    Matches matches = new Matches(transaction, new ClientBuckets(transaction));
    List<String> ids =
        switch (this) {
          case Id(String id) -> List.of(id);
          case Card(String number) -> matches.listByCard(number);
          case Phone(String number) -> matches.listByPhone(number);
          case Source(SourceId known) -> persons.find(known).stream().toList();
          case Request(String number) ->
              new TaskNames(transaction)
                  .listCustomersOf(task -> new ReceiptNumber(task).isSaidAs(number));
        };
    return ids.stream()
        .map(persons::survivorOf)
        .distinct()
        .filter(id -> isKnown(id, transaction))
        .toList();
  }

  private static boolean isKnown(String id, HubTransaction transaction) {
    Person person = Person.of(id, transaction);
    return person.ids().stream().anyMatch(each -> isHeld(each, transaction))
        || !new TaskNames(transaction).listAbout(Set.copyOf(person.ids())).isEmpty();
  }

  private static boolean isHeld(String id, HubTransaction transaction) {
    return Stream.of(
            ClientBuckets.findCustomer(id, transaction),
            new Persons(transaction).findSource(id),
            transaction.listBucketsOfCustomer(id).stream().findFirst())
        .anyMatch(Optional::isPresent);
  }
}
