package app.dangol.launch;

import app.dangol.customer.Contacts;
import app.dangol.customer.Customer;
import app.dangol.customer.Task;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.erasure.Whose;
import app.dangol.hub.identity.Persons.SourceId;
import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import app.dangol.id.ReceiptNumber;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whose data it is about: one of these is named. */
final class CustomerSelector {
  private static final int MAX = 128;
  private static final String AT_THE_HUB =
      "; whoever is not on this device may be known at the hub: add --db";

  @Parameters(index = "0", paramLabel = "ID", description = "The customer's id here or at the hub.")
  private @Nullable String id;

  @Option(names = "--card", paramLabel = "NUMBER", description = "The number on their card.")
  private @Nullable String card;

  @Option(names = "--phone", paramLabel = "NUMBER", description = "Their telephone number.")
  private @Nullable String phone;

  @Option(
      names = "--request",
      paramLabel = "NUMBER",
      description =
          "The number they got when they asked for a copy or a correction; it stands on the"
              + " task, too.")
  private @Nullable String request;

  @Option(
      names = "--source",
      paramLabel = "SOURCE:ID",
      description = "What a shop system or an import calls them; with --db alone.")
  private @Nullable String source;

  /**
   * Checks what was given.
   *
   * @return what is wrong with it, in words
   */
  Optional<String> findFault(boolean atHub) {
    String given =
        Stream.of(id, card, phone, request, source).filter(Objects::nonNull).toList().getFirst();
    if (given.isBlank() || given.length() > MAX) {
      return Optional.of("what names a customer has 1 to " + MAX + " characters");
    }
    if (source != null && !atHub) {
      return Optional.of("what a source calls somebody is known at the hub alone: add --db");
    }
    return source != null && sourceId(source).isEmpty()
        ? Optional.of("--source is SOURCE:ID, such as pos:1001")
        : Optional.empty();
  }

  private static Optional<SourceId> sourceId(String text) {
    int colon = text.indexOf(':');
    return colon < 1 || colon == text.length() - 1
        ? Optional.empty()
        : Optional.of(new SourceId(text.substring(0, colon), text.substring(colon + 1)));
  }

  /** As the hub finds them. */
  Whose atHub() {
    if (card != null) {
      return new Whose.Card(card);
    }
    if (phone != null) {
      return new Whose.Phone(phone);
    }
    if (request != null) {
      return new Whose.Request(request);
    }
    return source == null
        ? new Whose.Id(Objects.requireNonNull(id))
        : new Whose.Source(sourceId(source).orElseThrow());
  }

  /**
   * As this device finds them; an id is taken as it is.
   *
   * @throws DangolException DATA-01 if it finds nobody by that, or several
   */
  CustomerId onDevice(Stores stores) {
    if (card != null) {
      return one(listByCard(stores, card), "that card is nobody's on this device, or several's");
    }
    if (phone != null) {
      Optional<Customer> found =
          Contacts.phone(phone)
              .flatMap(number ->
                  stores.customers.findByToken(new MemberToken(MemberToken.Kind.PHONE, number)));
      return one(
          found.map(Customer::id).stream().toList(),
          "that telephone number is nobody's on this device, or several's");
    }
    if (request != null) {
      return one(
          listAsking(stores, request), "no task about a customer on this device has that number");
    }
    return new CustomerId(Objects.requireNonNull(id));
  }

  private static List<CustomerId> listByCard(Stores stores, String card) {
    return Stream.concat(Stream.of(card.strip()), Contacts.card(card).stream())
        .distinct()
        .map(number -> new MemberToken(MemberToken.Kind.CARD, number))
        .flatMap(token -> stores.customers.findByToken(token).stream())
        .map(Customer::id)
        .distinct()
        .toList();
  }

  private static List<CustomerId> listAsking(Stores stores, String number) {
    return Stream.concat(
            stores.tasks.listOpen().stream(), stores.tasks.listDone(Integer.MAX_VALUE).stream())
        .filter(task -> new ReceiptNumber(task.id().toString()).isSaidAs(number))
        .map(Task::customer)
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  private static CustomerId one(List<CustomerId> found, String otherwise) {
    if (found.size() != 1) {
      throw new DangolException(ErrorCode.DATA_01, otherwise + AT_THE_HUB);
    }
    return found.getFirst();
  }
}
