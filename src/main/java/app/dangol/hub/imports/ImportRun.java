package app.dangol.hub.imports;

import app.dangol.hub.imports.ImportTarget.BatchReport;
import app.dangol.hub.imports.ImportTarget.RefusedRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Brings a file's rows to their target, a batch at a time, in memory for one batch. */
public final class ImportRun {
  /** Rows of a batch; those of one order stay together, so it may be somewhat more. */
  static final int BATCH_ROWS = 1_000;

  /** Most rows of one order or list; what has more is cut and refused. */
  private static final int MAX_GROUP = 1_001;

  private final ImportKind kind;
  private final ImportTarget target;
  private final Consumer<RefusedRow> refusals;
  private final ScatteredIds scattered;
  private final SeenIds seen = new SeenIds();
  private final List<RowGroup> batch = new ArrayList<>();
  private final List<RowLine.Fields> open = new ArrayList<>();

  /** Refused rows, which wait for what becomes of those before them; about a batch at most. */
  private final List<RefusedRow> refused = new ArrayList<>();

  private @Nullable String openId;
  private boolean spoiled;
  private int blankRows;
  private int batchRows;
  private long batches;
  private OptionalLong stoppedAt = OptionalLong.empty();
  private Totals totals = new Totals(0, 0, 0, 0, 0);

  /**
   * @param scattered of the same rows, which are refused
   * @param refusals told of each refused row, in their order
   */
  ImportRun(
      ImportKind kind, ImportTarget target, ScatteredIds scattered, Consumer<RefusedRow> refusals) {
    this.kind = kind;
    this.target = target;
    this.scattered = scattered;
    this.refusals = refusals;
  }

  /** Rows taken and refused, and what else is good to know; see {@link BatchReport}. */
  public record Totals(long taken, long refused, long withoutBasis, long waiting, long older) {}

  /**
   * The refused row after which nothing could be read; empty if the rows were read to their end.
   */
  OptionalLong stoppedAt() {
    return stoppedAt;
  }

  /** Takes all rows. Blocks. */
  public Totals take(RowReader rows) {
    for (Optional<RowLine> line = rows.next(); line.isPresent(); line = rows.next()) {
      switch (line.get()) {
        case RowLine.Broken broken -> {
          refuse(new RefusedRow(broken.number(), broken.code(), broken.reason()));
          stoppedAt = broken.last() ? OptionalLong.of(broken.number()) : OptionalLong.empty();
          spoil();
        }
        case RowLine.Fields fields -> add(fields);
      }
      if (open.isEmpty() && (batch.isEmpty() || refused.size() >= BATCH_ROWS)) {
        send();
      }
    }
    closeGroup();
    send();
    return totals;
  }

  /** What was refused may have been a line of the order before it, or of the one after. */
  private void spoil() {
    spoiled |= kind.whole().isPresent();
    closeGroup();
    spoiled = kind.whole().isPresent();
  }

  private void add(RowLine.Fields row) {
    String id = kind.whole().map(whole -> row.fields().get(whole.column())).orElse(null);
    if (id == null && kind.whole().isPresent()) {
      refuse(new RefusedRow(row.number(), "missing", kind.whole().get().column() + " is missing"));
      // So many blank rows within an order are none of its own, and must not be waited for.
      blankRows++;
      if (!row.fields().isEmpty() || blankRows > MAX_GROUP) {
        spoil();
      }
      return;
    }
    if (id == null || !id.equals(openId) || open.size() >= MAX_GROUP) {
      closeGroup();
      if (batchRows >= BATCH_ROWS) {
        send();
      }
    }
    openId = id;
    open.add(row);
  }

  private void closeGroup() {
    blankRows = 0;
    if (open.isEmpty()) {
      return;
    }
    String id = openId;
    boolean again = id != null && !seen.add(id);
    if (id != null && (again || scattered.contains(id))) {
      ImportKind.Whole whole = kind.whole().orElseThrow();
      refuseOpen(
          "scattered_" + whole.word(),
          "rows of one " + whole.inWords() + " stand apart; sort the file by " + whole.column());
    } else if (spoiled) {
      ImportKind.Whole whole = kind.whole().orElseThrow();
      refuseOpen(
          "spoiled_" + whole.word(),
          "a row beside it cannot be read, and may be of the same " + whole.inWords());
    } else {
      batch.add(new RowGroup(open));
      batchRows += open.size();
    }
    open.clear();
    openId = null;
    spoiled = false;
  }

  private void refuseOpen(String code, String reason) {
    open.forEach(row -> refuse(new RefusedRow(row.number(), code, reason)));
  }

  /** All rows read so far are decided by this. */
  private void send() {
    if (!batch.isEmpty()) {
      BatchReport report = target.take(kind, String.valueOf(batches++), List.copyOf(batch));
      totals =
          new Totals(
              totals.taken() + report.taken(),
              totals.refused(),
              totals.withoutBasis() + report.withoutBasis(),
              totals.waiting() + report.waiting(),
              totals.older() + report.older());
      report.refused().forEach(this::refuse);
      batch.clear();
      batchRows = 0;
    }
    refused.sort(Comparator.comparingLong(RefusedRow::row));
    refused.forEach(refusals);
    refused.clear();
  }

  private void refuse(RefusedRow row) {
    totals =
        new Totals(
            totals.taken(),
            totals.refused() + 1,
            totals.withoutBasis(),
            totals.waiting(),
            totals.older());
    refused.add(row);
  }
}
