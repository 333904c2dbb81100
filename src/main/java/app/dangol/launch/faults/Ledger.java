package app.dangol.launch.faults;

import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The writes a device said it keeps, held against what the hub has. Each write's words are its own,
 * so that one sent under a second id would be found as well. Any thread.
 */
final class Ledger {
  private final Map<String, String> wordsById = new ConcurrentHashMap<>();

  /**
   * How the account stands.
   *
   * @param acknowledged writes the device said it keeps
   */
  record Balance(long acknowledged, long lost, long doubled) {}

  /** A write whose acknowledgement was seen. */
  void acknowledge(String opId, String words) {
    wordsById.put(opId, words);
  }

  /** Compares with the notes the hub has. */
  Balance balance(List<Row> clientsAtHub) {
    Map<String, String> byId = new HashMap<>();
    Map<String, Integer> byWords = new HashMap<>();
    for (Row row : clientsAtHub) {
      if (row.entity().equals(Entity.NOTE) && row.tree().isPresent()) {
        JsonObject data = row.tree().get();
        String words = data.get("text").getAsString();
        byId.put(data.get("id").getAsString(), words);
        byWords.merge(words, 1, Integer::sum);
      }
    }
    long lost =
        wordsById.entrySet().stream()
            .filter(each -> !each.getValue().equals(byId.get(each.getKey())))
            .count();
    long doubled = byWords.values().stream().mapToLong(times -> times - 1L).sum();
    return new Balance(wordsById.size(), lost, doubled);
  }
}
