package app.dangol.launch.faults;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Every fault, one after the other. */
public final class FaultSuite {
  private static final Duration HUB_KEEPS = Duration.ofDays(30);
  private static final Duration SHORTER_THAN_A_WEEK = Duration.ofDays(3);

  private final Scale scale;
  private final long seed;
  private final PrintWriter words;

  /**
   * @param words for people
   */
  public FaultSuite(Scale scale, long seed, PrintWriter words) {
    this.scale = scale;
    this.seed = seed;
    this.words = words;
  }

  private static List<Fault> all() {
    return List.of(
        new KillFault(),
        new HubKillFault(),
        new DiskFullFault(),
        new ReadOnlyFault(),
        new DamageFault(DamageFault.Kind.FLIPPED_BYTES),
        new DamageFault(DamageFault.Kind.TRUNCATION),
        new PagesFault(),
        new StormFault(),
        new LostAcksFault(),
        new HalfOpenFault(),
        new CableFault(),
        new ClockJumpFault(),
        new OutageFault("outage-15h", 15, HUB_KEEPS),
        new OutageFault("outage-7d", 7 * 24, SHORTER_THAN_A_WEEK),
        new TwoInstancesFault(),
        new LostKeyFault(),
        new UpdateFault(),
        new VersionsFault(VersionsFault.Kind.OLD_HUB),
        new VersionsFault(VersionsFault.Kind.NEW_HUB));
  }

  /** The word for each fault, in the order they are done. */
  public static List<String> names() {
    return all().stream().map(Fault::name).toList();
  }

  /** What must hold through that fault. */
  static String promise(String name) {
    return all().stream()
        .filter(fault -> fault.name().equals(name))
        .map(Fault::promise)
        .findFirst()
        .orElseThrow();
  }

  /**
   * Does the faults. Blocks, for minutes.
   *
   * @param only their names
   * @param folder to work in; each fault leaves its files there
   * @param each told every verdict as it is reached
   * @throws IOException if a fault could not be done at all
   */
  public List<Verdict> run(Set<String> only, Path folder, Consumer<Verdict> each)
      throws IOException, InterruptedException {
    List<Verdict> verdicts = new ArrayList<>();
    for (Fault fault : all()) {
      if (only.contains(fault.name())) {
        words.println(fault.name() + " ...");
        words.flush();
        Verdict verdict = run(fault, folder.resolve(fault.name()));
        verdicts.add(verdict);
        each.accept(verdict);
      }
    }
    return verdicts;
  }

  private Verdict run(Fault fault, Path folder) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    FaultRun run = new FaultRun(scale, seed, folder, words);
    Verdict verdict;
    try {
      verdict = fault.run(run);
    } catch (SQLException e) {
      throw new IOException(fault.name() + " could not be done", e);
    }
    return verdict.took((System.nanoTime() - begun) / 1e9);
  }
}
