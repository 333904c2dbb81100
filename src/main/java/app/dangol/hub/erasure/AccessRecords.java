package app.dangol.hub.erasure;

import app.dangol.hub.store.HubReads;
import app.dangol.hub.store.HubRecord;
import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.StrictJson;
import com.github.f4b6a3.uuid.UuidCreator;
import com.google.gson.JsonObject;
import com.google.gson.annotations.SerializedName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Who looked at, handed out or erased what this hub holds of somebody. Entries are added and, but
 * for whose they are once that person is erased, never changed; they go after two years. The reason
 * is kept apart, sealed with that person's key, and goes with them.
 */
public final class AccessRecords {
  /** Records: {@code milliseconds|number} → an entry, so in the order of time. */
  private static final String AUDIT = "access.audit";

  /** Records: {@code number|customer} → the reason. */
  private static final String REASON = "access.reason";

  private static final Duration KEPT = Duration.ofDays(731);
  private static final int FORGOTTEN_AT_ONCE = 20;

  private AccessRecords() {}

  /** What was done. */
  public enum Act {
    @SerializedName("view")
    VIEW,
    @SerializedName("export")
    EXPORT,
    @SerializedName("erase")
    ERASE
  }

  /**
   * Who does something, and why.
   *
   * @param staff who says they do it
   * @param account the operating system's user who ran the command
   * @param reason in their own words
   */
  public record By(String staff, String account, String reason) {
    @Override
    public String toString() {
      return "By[" + staff + "]";
    }
  }

  /**
   * One of them.
   *
   * @param customer the id they were shown under then, or what stands in its place since they were
   *     erased
   * @param reason empty once they were erased
   */
  public record Entry(
      Instant at, Act act, String by, String account, String customer, Optional<String> reason) {
    /** As it is told to whom it is about, and to whoever reads the record. */
    public JsonObject toJson() {
      JsonObject json = new JsonObject();
      json.addProperty("at", at.toString());
      json.addProperty("act", act.name().toLowerCase(Locale.ROOT));
      json.addProperty("by", by);
      json.addProperty("account", account);
      json.addProperty("customer", customer);
      reason.ifPresent(words -> json.addProperty("reason", words));
      return json;
    }

    @Override
    public String toString() {
      return "Entry[" + act + ", " + by + ", " + customer + "]";
    }
  }

  private record Kept(String at, Act act, String by, String account, String customer) {}

  private record Reason(String reason) {}

  static void add(Act act, By by, String customer, Instant now, HubTransaction transaction) {
    for (HubRecord old :
        transaction.listRecords(AUDIT, "", key(now.minus(KEPT)), FORGOTTEN_AT_ONCE)) {
      transaction.forgetRecord(REASON, reasonKey(old.key(), read(old).customer()));
      transaction.forgetRecord(AUDIT, old.key());
    }
    String key = key(now) + "|" + UuidCreator.getTimeOrderedEpoch();
    Kept entry = new Kept(now.toString(), act, by.staff(), by.account(), customer);
    transaction.keepRecord(AUDIT, key, StrictJson.write(entry));
    transaction.keepRecord(
        REASON, reasonKey(key, customer), StrictJson.write(new Reason(by.reason())));
  }

  /** All, the oldest first. */
  public static List<Entry> list(HubReads reads) {
    List<Entry> all = new ArrayList<>();
    reads.forEachRecord(AUDIT, record -> all.add(entry(record, reads)));
    return all;
  }

  /** Has entries name somebody else, and lets the reasons go. */
  static void forget(Set<String> erased, UnaryOperator<String> names, HubTransaction transaction) {
    transaction.forEachRecord(
        AUDIT,
        record -> {
          Kept kept = read(record);
          if (erased.contains(kept.customer())) {
            transaction.forgetRecord(REASON, reasonKey(record.key(), kept.customer()));
            Kept renamed =
                new Kept(
                    kept.at(), kept.act(), kept.by(), kept.account(), names.apply(kept.customer()));
            transaction.keepRecord(AUDIT, record.key(), StrictJson.write(renamed));
          }
        });
  }

  private static Entry entry(HubRecord record, HubReads reads) {
    Kept kept = read(record);
    return new Entry(
        Instant.parse(kept.at()),
        kept.act(),
        kept.by(),
        kept.account(),
        kept.customer(),
        reads
            .findRecord(REASON, reasonKey(record.key(), kept.customer()))
            .map(data -> StrictJson.read(data, Reason.class).reason()));
  }

  private static Kept read(HubRecord record) {
    return StrictJson.read(record.data(), Kept.class);
  }

  private static String reasonKey(String key, String customer) {
    return key.substring(key.indexOf('|') + 1) + "|" + customer;
  }

  private static String key(Instant at) {
    return "%015d".formatted(at.toEpochMilli());
  }
}
