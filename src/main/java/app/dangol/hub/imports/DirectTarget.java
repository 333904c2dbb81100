package app.dangol.hub.imports;

import app.dangol.hub.intake.Incoming;
import app.dangol.hub.intake.Intake;
import app.dangol.hub.intake.Report;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.store.HubTransaction;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts rows into a hub of this process; each batch is one transaction. */
public final class DirectTarget implements ImportTarget {
  private final HubLog log;
  private final String source;
  private final Clock clock;

  /**
   * @param source whose ids the rows bear; as {@link Intake#take}
   */
  public DirectTarget(HubLog log, String source, Clock clock) {
    this.log = log;
    this.source = source;
    this.clock = clock;
  }

  @Override
  public BatchReport take(ImportKind kind, String batch, List<RowGroup> groups) {
    return log.write(transaction -> take(kind, groups, transaction));
  }

  /** As {@link #take(ImportKind, String, List)}, within a transaction. */
  public BatchReport take(ImportKind kind, List<RowGroup> groups, HubTransaction transaction) {
    Instant now = clock.instant();
    List<Incoming> told = new ArrayList<>();
    List<Integer> groupOf = new ArrayList<>();
    // By its place in the list: rows of a group are refused once.
    Map<Integer, Report.Refused> refused = new HashMap<>();
    for (int i = 0; i < groups.size(); i++) {
      try {
        for (Incoming incoming : groups.get(i).map(kind, now)) {
          told.add(incoming);
          groupOf.add(i);
        }
      } catch (BadFieldException e) {
        refused.put(i, new Report.Refused(i, e.code(), e.reason()));
      }
    }
    Report report = Intake.take(source, told, transaction, now);
    report.refused().forEach(r -> refused.putIfAbsent(groupOf.get(r.index()), r));
    List<RefusedRow> rows = new ArrayList<>();
    int taken = 0;
    for (int i = 0; i < groups.size(); i++) {
      Report.Refused why = refused.get(i);
      if (why == null) {
        taken += groups.get(i).rows().size();
      } else {
        groups
            .get(i)
            .numbers()
            .forEach(number -> rows.add(new RefusedRow(number, why.code(), why.reason())));
      }
    }
    return new BatchReport(taken, report.withoutBasis(), report.waiting(), report.older(), rows);
  }
}
