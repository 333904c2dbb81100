package app.dangol.hub.connector.vendure;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the hub works with a Vendure shop, checked. See {@code docs/guides/vendure.md}.
 *
 * @param url of the Admin API
 * @param keyFile holds the API key and nothing else
 * @param channel token of the channel to read; empty for the default one
 * @param poll from the end of one reading to the next
 * @param sweepAt time of day at which deletions are looked for
 * @param sweepEvery how often from then on, a day at most
 * @param stores our store id by Vendure's id of a stock location
 * @param basis what a purpose of {@code trust.ConsentPurpose} rests on
 * @param tiers names of customer groups that are tiers, the highest first
 * @param categories key of a {@code catalog.Category} by the code of a facet value or the slug of a
 *     collection
 */
public record VendureConfig(
    URI url,
    Path keyFile,
    Optional<String> channel,
    Duration poll,
    double ratePerSecond,
    LocalTime sweepAt,
    Duration sweepEvery,
    Map<String, String> stores,
    Map<String, Basis> basis,
    List<String> tiers,
    Map<String, String> categories,
    Fields fields) {
  public VendureConfig {
    stores = Map.copyOf(stores);
    basis = Map.copyOf(basis);
    tiers = List.copyOf(tiers);
    categories = Map.copyOf(categories);
  }

  /** What allows a purpose. */
  public sealed interface Basis {
    /** Everybody agreed to the terms of membership when they joined. */
    record MembershipTerms() implements Basis {}

    /** A custom field of the customer, true or false. */
    record Field(String name) implements Basis {}

    /** Whoever is in that customer group. */
    record Group(String name) implements Basis {}
  }

  /**
   * Where to find what Vendure itself has no place for.
   *
   * @param homeStore our store id of customers who have none of their own
   * @param homeStoreField custom field of the customer with our store id
   * @param cardField custom field of the customer with the loyalty number
   * @param gtinField custom field of the variant with its GTIN
   * @param childField custom field of the customer that is true for somebody under 14
   * @param guardianField custom field of the customer that is true if their guardian agreed
   */
  public record Fields(
      Optional<String> homeStore,
      Optional<String> homeStoreField,
      Optional<String> cardField,
      Optional<String> gtinField,
      Optional<String> childField,
      Optional<String> guardianField) {
    public static final Fields NONE =
        new Fields(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }
}
