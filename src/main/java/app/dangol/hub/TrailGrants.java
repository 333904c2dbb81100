package app.dangol.hub;

import app.dangol.hub.log.HubLog;
import app.dangol.wire.StaffGrants.Grant;
import app.dangol.wire.StaffGrants.Request;
import app.dangol.wire.StrictJson;
import com.google.gson.annotations.SerializedName;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Keeps who had which role on which device. A device only ever adds to it: what it does not name
 * any more stays, and a role that was withdrawn stays so. Works over the hub's records; may block;
 * safe for several threads and several copies of the hub.
 */
public final class TrailGrants {
  /** Kind of the records; their keys are those of the heads. */
  public static final String KIND = "audit.grants";

  private static final Comparator<Grant> ORDER =
      Comparator.comparing(Grant::grantedAt).thenComparing(Grant::staff).thenComparing(Grant::role);

  private final HubLog log;
  private final Clock clock;

  public TrailGrants(HubLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /**
   * What there is of one device.
   *
   * @param tag of the list that came last
   * @param toldAt when it came, by the hub's clock
   * @param grants the oldest first
   */
  public record Kept(String tag, @SerializedName("told_at") String toldAt, List<Grant> grants) {}

  /** The tag of what came last; empty if nothing did. */
  public Optional<String> tag(String device) {
    return log.findRecord(KIND, device).map(TrailGrants::read).map(Kept::tag);
  }

  /** Takes all that a device has. */
  public void take(String device, Request sent) {
    log.write(transaction -> {
      Map<List<String>, Grant> grants = new LinkedHashMap<>();
      transaction
          .findRecord(KIND, device)
          .map(TrailGrants::read)
          .ifPresent(known -> known.grants().forEach(grant -> grants.put(keyOf(grant), grant)));
      for (Grant grant : sent.grants()) {
        grants.merge(
            keyOf(grant), grant, (known, now) -> known.withdrawnAt() == null ? now : known);
      }
      List<Grant> all = grants.values().stream().sorted(ORDER).toList();
      Kept kept = new Kept(sent.tag(), clock.instant().toString(), all);
      transaction.keepRecord(KIND, device, StrictJson.write(kept));
      return all.size();
    });
  }

  private static List<String> keyOf(Grant grant) {
    return List.of(grant.staff(), grant.role(), grant.grantedAt());
  }

  /** What there is of each device. */
  public Map<String, Kept> listAll() {
    Map<String, Kept> all = new TreeMap<>();
    log.forEachRecord(KIND, kept -> all.put(kept.key(), read(kept.data())));
    return all;
  }

  static Kept read(String data) {
    return StrictJson.read(data, Kept.class);
  }
}
