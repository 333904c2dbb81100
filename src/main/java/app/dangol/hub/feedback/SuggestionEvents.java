package app.dangol.hub.feedback;

import app.dangol.hub.store.HubReads;
import app.dangol.hub.store.HubRecord;
import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.FeedbackOps;
import app.dangol.wire.StrictJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Batches of events, as they came. Batches are added and never changed; they go with their time, or
 * with the customer they name.
 */
public final class SuggestionEvents {
  /** Records: {@code customer|milliseconds|op} → a batch; sealed with the customer's key. */
  public static final String NAMED = "suggest.named";

  /** Records: {@code milliseconds|op} → a batch that leads to nobody. */
  public static final String UNNAMED = "suggest.visit";

  /** So that keys are in the order of time. */
  private static final String TIME = "%015d";

  private SuggestionEvents() {}

  /**
   * A batch.
   *
   * @param received when the hub heard it; what it says of times is the device's clock
   */
  public record Batch(String store, String visit, String received, List<FeedbackOps.Line> lines) {
    public Batch {
      lines = List.copyOf(lines);
    }

    @Override
    public String toString() {
      return "Batch[" + lines.size() + "]";
    }
  }

  /** Keeps one. */
  public static void keep(
      Optional<String> customer,
      String op,
      FeedbackOps.Events events,
      Instant received,
      HubTransaction transaction) {
    Batch batch = new Batch(events.store(), events.visit(), received.toString(), events.lines());
    String key = TIME.formatted(received.toEpochMilli()) + "|" + op;
    String data = StrictJson.write(batch);
    if (customer.isPresent()) {
      transaction.keepRecord(NAMED, customer.get() + "|" + key, data);
    } else {
      transaction.keepRecord(UNNAMED, key, data);
    }
  }

  /** A named batch and whose it is. */
  public record Named(String customer, Batch batch) {
    @Override
    public String toString() {
      return "Named[" + customer + "]";
    }
  }

  /** Every batch that names somebody, one customer's after the other's, each in order of time. */
  public static void forEachNamed(HubReads reads, Consumer<Named> work) {
    reads.forEachRecord(
        NAMED, record -> work.accept(new Named(customerOf(record.key()), read(record))));
  }

  /** Every batch that names nobody, in order of time. */
  public static void forEachUnnamed(HubReads reads, Consumer<Batch> work) {
    reads.forEachRecord(UNNAMED, record -> work.accept(read(record)));
  }

  /** Batches that name that customer, in order of time. */
  public static List<Batch> listOf(String customer, HubReads reads) {
    return reads.listRecordsUnder(NAMED, customer, Integer.MAX_VALUE).stream()
        .map(SuggestionEvents::read)
        .toList();
  }

  /** Takes away what names that customer. */
  public static void forget(String customer, HubTransaction transaction) {
    for (HubRecord record : transaction.listRecordsUnder(NAMED, customer, Integer.MAX_VALUE)) {
      transaction.forgetRecord(NAMED, record.key());
    }
  }

  private static Batch read(HubRecord record) {
    return StrictJson.read(record.data(), Batch.class);
  }

  /** A customer's id may hold a bar; what stands behind it does not. */
  private static String customerOf(String key) {
    return key.substring(0, key.lastIndexOf('|', key.lastIndexOf('|') - 1));
  }

  /** When the hub heard it, from the key alone. */
  static Instant receivedOf(String key) {
    int end = key.lastIndexOf('|');
    int from = key.lastIndexOf('|', end - 1) + 1;
    return Instant.ofEpochMilli(Long.parseLong(key.substring(from, end)));
  }
}
