package app.dangol.hub.store;

import app.dangol.wire.Entity;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;
import java.util.Set;

/**
 * What is sealed, and with whose key. Everything told of a customer is, but the ledger of consents,
 * which must outlive an erasure under the pseudonym; see decision 0030.
 */
final class SealedPlaces {
  private static final String ALL = "customers";
  private static final String CLIENTS = "clients:";
  private static final String WORK = "work:";

  /** Kinds of records whose key is a customer's id and which tell of that customer. */
  private static final Set<String> OF_CUSTOMER =
      Set.of(
          "customer", "customer.told", "customer.sent", "person", "person.indexed", "person.face");

  /** Kinds of records whose keys are {@code something|customer}. */
  private static final Set<String> UNDER_CUSTOMER = Set.of("told", "access.reason");

  /** Kinds of records whose keys are {@code customer|something|op} and that tell of them. */
  private static final Set<String> BEFORE_TWO = Set.of("suggest.named");

  /** Parts of what a sealed text is bound to, so that it does not open elsewhere. */
  private static final char BETWEEN = '\u001f';

  /** Takes away tombstones of {@link #isHubsOwn} buckets, which programs before left. */
  static final String DELETE_OWN_TOMBSTONES =
      "DELETE FROM row WHERE bucket = '" + ALL + "' AND data IS NULL";

  private SealedPlaces() {}

  static Optional<String> ownerOfRow(String bucket, String entity, String key, String data) {
    if (bucket.startsWith(WORK)) {
      return entity.equals(Entity.TASK) ? customerIn(data) : Optional.empty();
    }
    if (!isOfCustomers(bucket) || entity.equals(Entity.CONSENT)) {
      return Optional.empty();
    }
    if (entity.equals(Entity.CUSTOMER)) {
      // Among all customers it only marks that there is one.
      return bucket.equals(ALL) ? Optional.empty() : Optional.of(key);
    }
    int bar = key.indexOf('|');
    return Optional.of(bar < 0 ? key : key.substring(0, bar));
  }

  static Optional<String> ownerOfRecord(String kind, String key) {
    if (OF_CUSTOMER.contains(kind)) {
      return Optional.of(key);
    }
    if (BEFORE_TWO.contains(kind)) {
      return Optional.of(key.substring(0, key.lastIndexOf('|', key.lastIndexOf('|') - 1)));
    }
    return UNDER_CUSTOMER.contains(kind)
        ? Optional.of(key.substring(key.indexOf('|') + 1))
        : Optional.empty();
  }

  /** Whether rows of a bucket may be sealed. */
  static boolean isBucket(String bucket) {
    return isOfCustomers(bucket) || bucket.startsWith(WORK);
  }

  /** Whether no device ever asks for a bucket, so that nobody needs its tombstones. */
  static boolean isHubsOwn(String bucket) {
    return bucket.equals(ALL);
  }

  private static boolean isOfCustomers(String bucket) {
    return bucket.equals(ALL) || bucket.startsWith(CLIENTS);
  }

  private static Optional<String> customerIn(String data) {
    JsonElement customer = StrictJson.read(data, JsonObject.class).get("customer");
    return customer == null || !customer.isJsonPrimitive()
        ? Optional.empty()
        : Optional.of(customer.getAsString());
  }

  static String ofRow(String bucket, String entity, String key) {
    return "row" + BETWEEN + bucket + BETWEEN + entity + BETWEEN + key;
  }

  static String ofRecord(String kind, String key) {
    return "record" + BETWEEN + kind + BETWEEN + key;
  }
}
