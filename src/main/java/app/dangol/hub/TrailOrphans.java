package app.dangol.hub;

import app.dangol.hub.log.HubLog;
import app.dangol.hub.store.HubReads;
import app.dangol.hub.store.HubRecord;
import app.dangol.wire.AuditRows.Row;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rows that are in no stretch any more: what said whose they are has been deleted.
 *
 * @param first the first of them that can be read
 */
public record TrailOrphans(String stretch, long rows, Optional<Row> first) {
  static List<TrailOrphans> listIn(HubLog log, TrailRows trails) {
    // The rows first: those that come meanwhile come with their stretch.
    Set<String> ids = new TreeSet<>();
    List<HubRecord> next = log.listRecords(TrailRows.ROW, "", "", 1);
    while (!next.isEmpty()) {
      String id = next.getFirst().key().split("\\|", 2)[0];
      ids.add(id);
      next = log.listRecords(TrailRows.ROW, behind(id), "", 1);
    }
    trails.listAll().values().forEach(known -> known.forEach(stretch -> ids.remove(stretch.id())));
    // Those that were let go of meanwhile are none.
    return ids.stream().map(id -> orphans(log, id)).filter(found -> found.rows() > 0).toList();
  }

  private static TrailOrphans orphans(HubLog log, String id) {
    long rows = 0;
    Optional<Row> first = Optional.empty();
    String from = id;
    List<HubRecord> page = log.listRecords(TrailRows.ROW, from, behind(id), HubReads.PAGE);
    while (!page.isEmpty()) {
      rows += page.size();
      for (HubRecord kept : page) {
        if (first.isEmpty() && kept.key().startsWith(id + "|")) {
          first = TrailRow.read(TrailRows.seqOf(kept.key()), kept.data());
        }
      }
      from = page.getLast().key() + '\u0001';
      page = log.listRecords(TrailRows.ROW, from, behind(id), HubReads.PAGE);
    }
    return new TrailOrphans(id, rows, first);
  }

  /** The first key behind all of a stretch: '}' is the character after '|'. */
  private static String behind(String id) {
    return id + "}";
  }
}
