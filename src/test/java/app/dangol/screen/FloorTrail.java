package app.dangol.screen;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.id.StaffId;
import app.dangol.trust.AuditAct;
import app.dangol.trust.AuditLog;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What a floor's desks put on record, in words, until its disk is full. */
public final class FloorTrail implements AuditLog {
  final List<String> said = new ArrayList<>();

  /** The word on what each was. */
  public final List<String> details = new ArrayList<>();

  private final List<StaffId> by = new ArrayList<>();
  private final Function<AuditAct, String> words;
  private boolean full;

  private FloorTrail(Function<AuditAct, String> words) {
    this.words = words;
  }

  /** What was done and whose it was. */
  static FloorTrail ofTablet() {
    return new FloorTrail(FloorTrail::what);
  }

  /** Also by which device. */
  static FloorTrail ofKiosk() {
    return new FloorTrail(act -> act.by() + " " + what(act));
  }

  private static String what(AuditAct act) {
    return act.action() + act.whose().map(whose -> " " + whose).orElse("");
  }

  /** Who did it, each in their turn. */
  public List<StaffId> by() {
    return by;
  }

  /** From now on nothing can be written down. */
  public void fill() {
    full = true;
  }

  @Override
  public void record(List<AuditAct> acts) {
    if (full) {
      throw new DangolException(ErrorCode.DB_01, "ops.db cannot be written: SQLITE_FULL");
    }
    acts.forEach(act -> {
      said.add(words.apply(act));
      by.add(act.by());
      details.add(act.detail());
    });
  }
}
