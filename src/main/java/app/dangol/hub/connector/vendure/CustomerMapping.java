package app.dangol.hub.connector.vendure;

import app.dangol.hub.connector.Item;
import app.dangol.hub.connector.vendure.VendureConfig.Basis;
import app.dangol.hub.intake.Incoming;
import app.dangol.wire.Entity;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a customer of Vendure is here. Pure; safe on any thread. */
final class CustomerMapping {
  static final String KIND = "customer";

  private final VendureConfig config;

  CustomerMapping(VendureConfig config) {
    this.config = config;
  }

  /**
   * @param now when Vendure said so
   */
  Item map(Answers.Customer customer, Instant now) {
    List<Incoming> rows = new ArrayList<>();
    rows.add(
        new Incoming.Customer(
            customer.id(),
            name(customer),
            phone(customer),
            filled(customer.emailAddress()),
            custom(customer, config.fields().cardField()).stream().toList(),
            custom(customer, config.fields().homeStoreField())
                .or(() -> config.fields().homeStore()),
            Instant.parse(customer.createdAt()).atOffset(ZoneOffset.UTC).toLocalDate(),
            List.of(),
            bases(customer, now),
            age(customer)));
    if (!config.tiers().isEmpty()) {
      rows.add(
          new Incoming.Loyalty(customer.id(), VendureConnector.SOURCE, 0, tier(customer), now));
    }
    return new Item(KIND, customer.id(), rows);
  }

  private static String name(Answers.Customer customer) {
    String whole = new NameParts(customer.firstName(), customer.lastName()).whole();
    return whole.isEmpty() ? "-" : whole;
  }

  /** Their own, else that of the address parcels go to. */
  private static Optional<String> phone(Answers.Customer customer) {
    List<Answers.Address> addresses =
        Objects.requireNonNullElse(customer.addresses(), List.<Answers.Address>of());
    return filled(customer.phoneNumber())
        .or(() ->
            addresses.stream()
                .filter(address -> Boolean.TRUE.equals(address.defaultShippingAddress()))
                .flatMap(address -> filled(address.phoneNumber()).stream())
                .findFirst());
  }

  private Incoming.Age age(Answers.Customer customer) {
    if (!holds(customer, config.fields().childField())) {
      return Incoming.Age.OF_CONSENT;
    }
    return holds(customer, config.fields().guardianField())
        ? Incoming.Age.CHILD_WITH_GUARDIAN
        : Incoming.Age.CHILD_ALONE;
  }

  private static boolean holds(Answers.Customer customer, Optional<String> field) {
    return field.filter(name -> isTrue(customer.customFields(), name)).isPresent();
  }

  private List<Incoming.Basis> bases(Answers.Customer customer, Instant now) {
    List<Incoming.Basis> bases = new ArrayList<>();
    Instant joined = Instant.parse(customer.createdAt());
    config.basis().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> {
          String purpose = entry.getKey();
          bases.add(
              switch (entry.getValue()) {
                case Basis.MembershipTerms() ->
                    new Incoming.Basis(purpose, true, "membership_terms", joined, Optional.empty());
                case Basis.Field(String field) ->
                    consent(purpose, isTrue(customer.customFields(), field), now);
                case Basis.Group(String group) -> consent(purpose, isIn(customer, group), now);
              });
        });
    return bases;
  }

  private static Incoming.Basis consent(String purpose, boolean granted, Instant now) {
    // A field or a group only says what is so now, not since when.
    return new Incoming.Basis(purpose, granted, "consent", now, Optional.empty(), false);
  }

  private static boolean isIn(Answers.Customer customer, String group) {
    return customer.groups().stream().anyMatch(held -> held.name().equals(group));
  }

  private Optional<Entity.Text> tier(Answers.Customer customer) {
    return config.tiers().stream()
        .filter(tier -> isIn(customer, tier))
        .findFirst()
        .map(tier -> new Entity.Text(tier, tier));
  }

  private static Optional<String> custom(Answers.Customer customer, Optional<String> field) {
    return field.flatMap(name -> text(customer.customFields(), name));
  }

  static Optional<String> text(@Nullable JsonObject fields, String name) {
    JsonElement value = fields == null ? null : fields.get(name);
    return value != null && value.isJsonPrimitive()
        ? filled(value.getAsString())
        : Optional.empty();
  }

  private static boolean isTrue(@Nullable JsonObject fields, String name) {
    return text(fields, name).filter("true"::equals).isPresent();
  }

  private static Optional<String> filled(@Nullable String text) {
    return text == null || text.isBlank() ? Optional.empty() : Optional.of(text.strip());
  }
}
