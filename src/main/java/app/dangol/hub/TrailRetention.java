package app.dangol.hub;

import app.dangol.hub.TrailRows.Stretch;
import app.dangol.hub.store.HubReads;
import app.dangol.hub.store.HubStore;
import app.dangol.trust.AuditTrail;
import app.dangol.wire.AuditRows.Place;
import app.dangol.wire.StaffGrants.Grant;
import app.dangol.wire.StrictJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets go of rows of audit trails that are as old as devices let go of them, and of grants of roles
 * three years after they ended. To be run by one copy of the hub at a time. May block.
 */
final class TrailRetention {
  /** Three years, leap days included. */
  private static final Duration GRANTS_KEPT = Duration.ofDays(3 * 365 + 1);

  private final HubStore store;

  TrailRetention(HubStore store) {
    this.store = store;
  }

  /** Returns how many rows and grants went. */
  int run(Instant now) {
    int[] gone = new int[1];
    store.forEachRecord(
        TrailRows.KIND,
        kept -> {
          for (Stretch stretch : TrailRows.read(kept.data()).stretches()) {
            gone[0] += letGo(kept.key(), stretch, now);
          }
        });
    store.forEachRecord(TrailGrants.KIND, kept -> gone[0] += letGoOfGrants(kept.key(), now));
    return gone[0];
  }

  private int letGo(String device, Stretch stretch, Instant now) {
    int gone = 0;
    Stretch rest = stretch;
    Optional<Due> due = due(rest, now);
    while (due.isPresent()) {
      gone += drop(device, rest, due.get());
      rest = rest.behind(due.get().last());
      due = due(rest, now);
    }
    return gone;
  }

  /** Rows that may go, a page at most, and the last of them. */
  private record Due(List<Long> rows, Place last) {}

  /**
   * As on devices: a row goes with all before it; one of a clock that was ahead goes with those
   * written after it, one of a clock that was behind takes none along, and what is no row any more
   * goes with those written after it, too.
   */
  private Optional<Due> due(Stretch stretch, Instant now) {
    Instant kept = now.minus(AuditTrail.KEPT);
    List<Long> seen = new ArrayList<>();
    List<Due> due = new ArrayList<>();
    TrailRows.forEach(
        stretch,
        store,
        (seq, found) -> {
          Optional<Instant> at = found.map(row -> Instant.parse(row.at()));
          if (at.filter(time -> !time.isBefore(kept) && !time.isAfter(now)).isPresent()) {
            return false;
          }
          seen.add(seq);
          if (at.filter(time -> time.isBefore(kept)).isPresent()) {
            due.add(new Due(seen, new Place(seq, found.orElseThrow().hash())));
          }
          return seen.size() < HubReads.PAGE;
        });
    return due.isEmpty() ? Optional.empty() : Optional.of(due.getLast());
  }

  private int drop(String device, Stretch stretch, Due due) {
    Place last = due.last();
    return store.write(transaction -> {
      int gone = 0;
      for (long seq : due.rows()) {
        if (seq <= last.seq()
            && transaction.forgetRecord(TrailRows.ROW, TrailRows.key(stretch.id(), seq))) {
          gone++;
        }
      }
      // Read anew: rows may have come meanwhile.
      List<Stretch> all = new ArrayList<>();
      transaction
          .findRecord(TrailRows.KIND, device)
          .ifPresent(data -> all.addAll(TrailRows.read(data).stretches()));
      all.replaceAll(known -> known.id().equals(stretch.id()) ? known.behind(last) : known);
      all.removeIf(
          known -> known.last().seq() == known.from().seq() && !known.equals(all.getLast()));
      transaction.keepRecord(
          TrailRows.KIND, device, StrictJson.write(new TrailRows.Kept(List.copyOf(all))));
      return gone;
    });
  }

  /** One that was never withdrawn ends with what was last heard of its device. */
  private int letGoOfGrants(String device, Instant now) {
    return store.write(transaction -> {
      Optional<TrailGrants.Kept> kept =
          transaction.findRecord(TrailGrants.KIND, device).map(TrailGrants::read);
      if (kept.isEmpty()) {
        return 0;
      }
      Instant told = Instant.parse(kept.get().toldAt());
      Instant heard =
          AuditHeads.find(device, transaction)
              .map(trail -> Instant.parse(trail.receivedAt()))
              .filter(told::isBefore)
              .orElse(told);
      List<Grant> rest =
          kept.get().grants().stream()
              .filter(grant -> end(grant, heard).plus(GRANTS_KEPT).isAfter(now))
              .toList();
      int gone = kept.get().grants().size() - rest.size();
      if (gone > 0) {
        TrailGrants.Kept left = new TrailGrants.Kept(kept.get().tag(), kept.get().toldAt(), rest);
        transaction.keepRecord(TrailGrants.KIND, device, StrictJson.write(left));
      }
      return gone;
    });
  }

  private static Instant end(Grant grant, Instant heard) {
    return grant.withdrawnAt() == null ? heard : Instant.parse(grant.withdrawnAt());
  }
}
