package app.dangol.launch.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The network goes away without a word, while the device waits for changes; and comes back. */
final class CableFault implements Fault {
  private static final Duration NOTICED = Duration.ofSeconds(5);

  /** The longest pause between two tries, and a try. */
  private static final Duration BACK = Duration.ofSeconds(20);

  @Override
  public String name() {
    return "cable";
  }

  @Override
  public String promise() {
    return "A network that answers nothing any more is noticed within 5 s; when it is there again"
        + " the device is in step without anybody's doing. Only where this user may make a network"
        + " of its own.";
  }

  @Override
  public Verdict run(FaultRun run) throws IOException, InterruptedException {
    Findings findings = new Findings(name(), run.scale());
    if (!Child.mayHaveANetwork()) {
      return findings.notTried("this user may not make a network (unshare, ip)");
    }
    int trials = run.scale().trials(1, 4, 20);
    try (Child child =
        Child.startInANetwork(
            CableProcess.class,
            run.place("child"),
            List.of(run.place("shop").toString(), Integer.toString(trials)))) {
      for (int trial = 0; trial < trials; trial++) {
        long noticed = Long.parseLong(child.await(CableProcess.NOTICED));
        long back = Long.parseLong(child.await(CableProcess.BACK));
        findings.most("longest until noticed in ms", noticed);
        findings.most("longest until back in ms", back);
        findings.requireInTime(
            noticed <= NOTICED.toMillis(), "offline noticed after " + noticed + " ms");
        findings.requireInTime(back <= BACK.toMillis(), "in step again after " + back + " ms");
        findings.trial();
      }
    }
    return findings.verdict();
  }
}
