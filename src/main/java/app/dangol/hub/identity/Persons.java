package app.dangol.hub.identity;

import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.StrictJson;
import com.github.f4b6a3.uuid.UuidCreator;
import com.google.gson.annotations.SerializedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Our own customer ids: each id of a source has one of its own, for ever, and a merge is a link
 * from one of ours to another. So every row stays with the id it came by, and to unmerge is to take
 * the link away. Works inside one transaction.
 */
public final class Persons {
  /** Records: {@code source|id there}, blind → our id. */
  private static final String BY_SOURCE = "person.source";

  /** Records: our id → its source. */
  static final String OF = "person";

  /** Records: our id → the one it is merged into. */
  static final String MERGED = "person.merged";

  /** Records: our id → those merged into it, not counting what is merged into those. */
  private static final String MEMBERS = "person.members";

  private final HubTransaction transaction;

  public Persons(HubTransaction transaction) {
    this.transaction = transaction;
  }

  /** An id as one source knows it. */
  public record SourceId(String source, String id) {
    @Override
    public String toString() {
      return "SourceId[" + source + "]";
    }
  }

  private record Own(String id) {}

  record Into(String into) {}

  private record Members(@SerializedName("members") List<String> members) {}

  /** Our id for a source's, if that was ever seen. */
  public Optional<String> find(SourceId known) {
    return transaction
        .findRecord(BY_SOURCE, key(known))
        .map(data -> StrictJson.read(data, Own.class).id());
  }

  /** Our id for a source's; a new UUIDv7 (RFC 9562 §5.7) the first time. */
  public String idOf(SourceId known) {
    return find(known).orElseGet(() -> create(known));
  }

  private String create(SourceId known) {
    String id = UuidCreator.getTimeOrderedEpoch().toString();
    transaction.keepRecord(BY_SOURCE, key(known), StrictJson.write(new Own(id)));
    transaction.keepRecord(OF, id, StrictJson.write(known));
    return id;
  }

  /** What the sources call this person and everybody merged into them. */
  public List<SourceId> listSources(String id) {
    return listGroup(id).stream().map(this::findSource).flatMap(Optional::stream).toList();
  }

  /** What its source calls somebody. */
  public Optional<SourceId> findSource(String id) {
    return transaction.findRecord(OF, id).map(data -> StrictJson.read(data, SourceId.class));
  }

  /** The id under which this person is shown. */
  public String survivorOf(String id) {
    String shown = id;
    for (Optional<String> into = findInto(shown); into.isPresent(); into = findInto(shown)) {
      shown = into.get();
    }
    return shown;
  }

  Optional<String> findInto(String id) {
    return transaction.findRecord(MERGED, id).map(data -> StrictJson.read(data, Into.class).into());
  }

  /** This id first, then all that were ever merged into it, directly or not. */
  public List<String> listGroup(String id) {
    List<String> group = new ArrayList<>(List.of(id));
    for (int i = 0; i < group.size(); i++) {
      group.addAll(members(group.get(i)));
    }
    return group;
  }

  /** Lets go of somebody who is erased: their sources' ids, and what they were merged with. */
  public void forget(String id) {
    findSource(id).ifPresent(known -> transaction.forgetRecord(BY_SOURCE, key(known)));
    for (String kind : List.of(OF, MERGED, MEMBERS)) {
      transaction.forgetRecord(kind, id);
    }
  }

  private List<String> members(String id) {
    return transaction
        .findRecord(MEMBERS, id)
        .map(data -> StrictJson.read(data, Members.class).members())
        .orElse(List.of());
  }

  void link(String id, String into) {
    transaction.keepRecord(MERGED, id, StrictJson.write(new Into(into)));
    List<String> members = new ArrayList<>(members(into));
    members.add(id);
    keepMembers(into, members);
  }

  void unlink(String id, String into) {
    transaction.forgetRecord(MERGED, id);
    List<String> members = new ArrayList<>(members(into));
    members.remove(id);
    keepMembers(into, members);
  }

  private void keepMembers(String id, List<String> members) {
    if (members.isEmpty()) {
      transaction.forgetRecord(MEMBERS, id);
    } else {
      transaction.keepRecord(MEMBERS, id, StrictJson.write(new Members(members)));
    }
  }

  private String key(SourceId known) {
    return transaction.blind(known.source() + "|" + known.id());
  }
}
