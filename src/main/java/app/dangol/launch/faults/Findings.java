package app.dangol.launch.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one fault found out while it ran. Any thread. */
final class Findings {
  /** More of the same says nothing new. */
  private static final int TOLD = 3;

  private static final String OK = "ok";

  private final String fault;
  private final Scale scale;
  private final List<String> broken = new ArrayList<>();
  private final Map<String, Long> counts = new LinkedHashMap<>();
  private String integrity = OK;
  private long trials;
  private long lost;
  private long doubled;

  Findings(String fault, Scale scale) {
    this.fault = fault;
    this.scale = scale;
  }

  synchronized void trial() {
    trials++;
  }

  /** Something to be told beside the figures, such as how often a step was hit. */
  synchronized void count(String what, long more) {
    counts.merge(what, more, Long::sum);
  }

  /** The greatest of several values, such as milliseconds. */
  synchronized void most(String what, long value) {
    counts.merge(what, value, Math::max);
  }

  /** Something that must hold does not, said in words without personal data. */
  synchronized void broken(String what) {
    broken.add(what);
  }

  /** Requires something; if it does not hold, says what. */
  void require(boolean holds, String otherwise) {
    if (!holds) {
      broken(otherwise);
    }
  }

  /** As {@link #require}, of a time; beside other tests a machine's times mean nothing. */
  void requireInTime(boolean holds, String otherwise) {
    require(holds || scale == Scale.BRIEF, otherwise);
  }

  synchronized void integrity(String found) {
    if (!found.equals(OK) && integrity.equals(OK)) {
      integrity = found;
    }
  }

  void delivered(Ledger.Balance balance) {
    synchronized (this) {
      lost += balance.lost();
      doubled += balance.doubled();
    }
    count("writes acknowledged", balance.acknowledged());
  }

  /** The verdict where the fault cannot be done for this user or on this system. */
  Verdict notTried(String why) {
    return new Verdict(fault, 0, 0, 0, integrity, true, 0, "not tried: " + why);
  }

  synchronized Verdict verdict() {
    boolean ok =
        trials > 0 && lost == 0 && doubled == 0 && integrity.equals(OK) && broken.isEmpty();
    return new Verdict(fault, trials, lost, doubled, integrity, ok, 0, detail());
  }

  private String detail() {
    List<String> parts = new ArrayList<>();
    counts.forEach((what, count) -> parts.add(what + " " + count));
    broken.stream().limit(TOLD).forEach(what -> parts.add("BROKEN: " + what));
    if (broken.size() > TOLD) {
      parts.add("and " + (broken.size() - TOLD) + " more");
    }
    return String.join("; ", parts);
  }
}
