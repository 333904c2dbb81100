package app.dangol.launch.faults;

import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import com.google.gson.JsonObject;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The writes a device said it keeps, held against what the hub has. The words of most kinds are
 * each write's own, so that one sent under a second id would be found as well. Any thread.
 */
final class Ledger {
  /** What a write does, and by which words it is known at the hub. */
  enum Kind {
    /** Key: its id; words: its text. */
    NOTE(true),
    /** Key: customer and sku. */
    WISHED(false),
    /** Key: customer and sku of what is no wish any more. */
    UNWISHED(false),
    /** Key: its id; words: for whom, what and how many. */
    RESERVED(true),
    /** Key: its id; words: its text. */
    TASK(true),
    /** Key: the task's id; words: its state. */
    TASK_STATE(false),
    /** Key: the wording; words: who agreed to it. */
    CONSENT(true),
    /** Key: the customer; words: their new address. */
    PROFILE(false);

    private final boolean ownWords;

    Kind(boolean ownWords) {
      this.ownWords = ownWords;
    }
  }

  private record Entry(Kind kind, String key, String words) {}

  private final Map<Kind, Map<String, String>> acknowledged = new EnumMap<>(Kind.class);

  Ledger() {
    for (Kind kind : Kind.values()) {
      acknowledged.put(kind, new ConcurrentHashMap<>());
    }
  }

  /**
   * How the account stands.
   *
   * @param acknowledged writes the device said it keeps
   */
  record Balance(long acknowledged, long lost, long doubled) {}

  /** A note whose acknowledgement was seen. */
  void acknowledge(String opId, String words) {
    acknowledge(Kind.NOTE, opId, words);
  }

  /** A write whose acknowledgement was seen. */
  void acknowledge(Kind kind, String key, String words) {
    wordsOf(kind).put(key, words);
  }

  /** Compares with the rows the hub has, of customers and of work. */
  Balance balance(List<Row> atHub) {
    Set<Entry> there = new HashSet<>();
    Map<Kind, Map<String, Integer>> times = new EnumMap<>(Kind.class);
    Set<String> wishes = new HashSet<>();
    for (Row row : atHub) {
      if (row.entity().equals(Entity.WISH)) {
        wishes.add(row.key());
      }
      row.tree()
          .ifPresent(data ->
              entries(row, data)
                  .forEach(entry -> {
                    there.add(entry);
                    times
                        .computeIfAbsent(entry.kind(), kind -> new HashMap<>())
                        .merge(entry.words(), 1, Integer::sum);
                  }));
    }
    long all = 0;
    long lost = 0;
    long doubled = 0;
    for (Kind kind : Kind.values()) {
      all += wordsOf(kind).size();
      lost +=
          wordsOf(kind).entrySet().stream()
              .filter(each ->
                  kind == Kind.UNWISHED
                      ? wishes.contains(each.getKey())
                      : !there.contains(new Entry(kind, each.getKey(), each.getValue())))
              .count();
      doubled += kind.ownWords ? doubled(times.getOrDefault(kind, Map.of())) : 0;
    }
    return new Balance(all, lost, doubled);
  }

  /** Requires that the device did something of each kind, and says how much. */
  void requireEachKind(Findings findings) {
    for (Kind kind : Kind.values()) {
      int writes = wordsOf(kind).size();
      findings.require(writes > 0, "nothing was written of " + kind);
      findings.count(kind.name().toLowerCase(Locale.ROOT), writes);
    }
  }

  private Map<String, String> wordsOf(Kind kind) {
    return Optional.ofNullable(acknowledged.get(kind)).orElseThrow();
  }

  private static long doubled(Map<String, Integer> times) {
    return times.values().stream().mapToLong(each -> each - 1L).sum();
  }

  /** What a row at the hub says was written. */
  private static List<Entry> entries(Row row, JsonObject data) {
    return switch (row.entity()) {
      case Entity.NOTE -> List.of(new Entry(Kind.NOTE, text(data, "id"), text(data, "text")));
      case Entity.WISH -> List.of(new Entry(Kind.WISHED, row.key(), row.key()));
      case Entity.RESERVATION ->
          List.of(
              new Entry(
                  Kind.RESERVED,
                  text(data, "id"),
                  reserved(
                      text(data, "customer"), text(data, "sku"), data.get("quantity").getAsInt())));
      case Entity.TASK ->
          List.of(
              new Entry(Kind.TASK, text(data, "id"), text(data, "text")),
              new Entry(Kind.TASK_STATE, text(data, "id"), text(data, "state")));
      case Entity.CONSENT ->
          data.has("text_version")
              ? List.of(
                  new Entry(
                      Kind.CONSENT,
                      text(data, "text_version"),
                      agreed(text(data, "customer"), text(data, "text_version"))))
              : List.of();
      case Entity.CUSTOMER ->
          data.has("email") && !data.get("email").isJsonNull()
              ? List.of(new Entry(Kind.PROFILE, row.key(), text(data, "email")))
              : List.of();
      default -> List.of();
    };
  }

  /** The words of a consent. */
  static String agreed(String customer, String wording) {
    return customer + " " + wording;
  }

  /** The words of a reservation. */
  static String reserved(String customer, String sku, int quantity) {
    return customer + " " + sku + " " + quantity;
  }

  private static String text(JsonObject data, String field) {
    return data.get(field).getAsString();
  }
}
