package app.dangol.launch.faults;

import app.dangol.cache.EarlierFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The device's process is killed at every step of the exchange and of its databases. */
final class KillFault implements Fault {
  private static final int LANES = 2;
  private static final int LONGEST_MS = 900;

  @Override
  public String name() {
    return "kill";
  }

  @Override
  public String promise() {
    return "A device killed at any moment loses and doubles no acknowledged write, both files pass"
        + " integrity_check, and it ends up with what a device holds that was never killed.";
  }

  @Override
  public Verdict run(FaultRun run) throws IOException, InterruptedException, SQLException {
    Findings findings = new Findings(name(), run.scale());
    int trials = run.scale().trials(18, 200, 1_000);
    try (ShopHub hub = ShopHub.filled(run.place("hub").resolve("hub.db"), Clock.systemUTC())) {
      hub.prepareForMixedWrites();
      List<Callable<Void>> lanes = new ArrayList<>();
      for (int i = 0; i < LANES; i++) {
        Lane lane = new Lane(run, hub, findings, i);
        lanes.add(() -> lane.run(trials / LANES));
      }
      inParallel(lanes);
      MixedWrites.requireStock(hub.listWritten(), hub.listStock(), findings);
    }
    return findings.verdict();
  }

  private static void inParallel(List<Callable<Void>> lanes)
      throws InterruptedException, IOException {
    try (ExecutorService threads = Executors.newFixedThreadPool(lanes.size())) {
      for (Future<Void> each : threads.invokeAll(lanes)) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("a lane of kills ended early: " + e.getCause(), e);
    }
  }

  /** One device, killed over and over. */
  private static final class Lane {
    private final FaultRun run;
    private final ShopHub hub;
    private final Findings findings;
    private final int number;
    private final Path device;
    private final Path scratch;
    private final Random random;
    private final Ledger ledger = new Ledger();
    private final Set<Step> reachedSteps = EnumSet.noneOf(Step.class);

    Lane(FaultRun run, ShopHub hub, Findings findings, int number) throws IOException {
      this.run = run;
      this.hub = hub;
      this.findings = findings;
      this.number = number;
      this.device = run.folder().resolve("device-" + number);
      this.scratch = run.place("scratch-" + number);
      this.random = run.random("lane " + number);
    }

    Void run(int trials) throws IOException, InterruptedException, SQLException {
      for (int trial = 0; trial < trials; trial++) {
        Step step = Step.DEADLY.get((trial + number) % Step.DEADLY.size());
        prepare(step);
        kill(step, trial);
        findings.integrity(Content.integrity(device, scratch));
        // Something new at the hub, so that there is always a page to take in.
        // As a source tells it, for a row put by hand would take what they agreed to away.
        hub.writer().putClients(List.of(ShopHub.told(trial % 40, "Renée " + trial)), List.of());
        if (trial % 50 == 49) {
          run.say("lane " + number + ": " + (trial + 1) + " kills");
        }
      }
      settle();
      return null;
    }

    /** What the step needs to find; everything else is as the last kill left it. */
    private void prepare(Step step) throws IOException {
      Files.createDirectories(device);
      switch (step) {
        case FIRST_LOAD, IN_PAGE -> Content.forgetCache(device);
        case MIGRATION -> {
          Content.forgetCache(device);
          EarlierFiles.makeCache(device.resolve("cache.db"), 1);
          if (Files.exists(device.resolve("ops.db"))) {
            EarlierFiles.takeBackOps(device.resolve("ops.db"), 1);
          }
        }
        case RANDOM, IN_WRITE, BEFORE_SEND, AFTER_ANSWER, IN_SETTLE, CHECKPOINT, CALM, HOLDING -> {}
      }
    }

    private void kill(Step step, int trial) throws IOException, InterruptedException {
      int times = 1 + random.nextInt(step == Step.IN_PAGE ? 400 : 3);
      int delay = random.nextInt(step == Step.RANDOM ? LONGEST_MS : 60);
      List<String> arguments =
          List.of(
              device.toString(),
              hub.url().toString(),
              step.name(),
              Integer.toString(step.isExact() ? times : 0),
              "note " + number + "-" + trial,
              Long.toString(random.nextLong()));
      try (Child child =
          Child.start(DeviceProcess.class, run.place("child-" + number), arguments)) {
        Thread latest = Thread.startVirtualThread(() -> killAfter(child, 15_000));
        boolean reached = false;
        for (String line = child.line(); line != null; line = child.line()) {
          boolean now = line.equals(step == Step.RANDOM ? DeviceProcess.STARTED : "at " + step);
          if (now && !reached) {
            reached = true;
            Thread.startVirtualThread(() -> killAfter(child, step.isExact() ? 0 : delay));
          }
          acknowledge(line);
          findings.require(
              !line.startsWith(DeviceProcess.FAILED), "a start failed, step " + step + ": " + line);
        }
        findings.require(child.wasKilled(), "ended by itself: " + child.words());
        latest.interrupt();
        if (reached) {
          reachedSteps.add(step);
        }
        findings.trial();
        findings.count(step + (reached ? "" : " not reached"), 1);
      }
    }

    /** The last line may be cut by the kill; only a whole one was acknowledged. */
    private void acknowledge(String line) {
      if (line.matches("op [0-9a-f-]{36} note \\d+-\\d+-(round-)?\\d+")) {
        ledger.acknowledge(line.substring(3, 39), line.substring(40));
      } else if (line.startsWith(DeviceProcess.DONE) && line.endsWith(DeviceProcess.END)) {
        int last = line.length() - DeviceProcess.END.length();
        String[] parts = line.substring(DeviceProcess.DONE.length(), last).split(" ", 3);
        ledger.acknowledge(Ledger.Kind.valueOf(parts[0]), parts[1], parts[2]);
      }
    }

    private void settle() throws IOException, SQLException {
      try (Device last = new Device(device, hub.url())) {
        last.exchange();
        last.exchange();
        findings.require(last.waiting.count().waiting() == 0, "writes still wait in the end");
        try (Device control = new Device(run.place("control-" + number), hub.url())) {
          control.exchange();
          // The other lane goes on changing the hub; what both hold is compared at one moment.
          last.exchange();
          control.exchange();
          compare(last, control);
        }
        findings.delivered(mine(hub));
        if (run.scale() != Scale.BRIEF) {
          ledger.requireEachKind(findings);
          findings.require(
              reachedSteps.containsAll(Step.DEADLY), "of the steps only reached: " + reachedSteps);
        }
      }
    }

    private void compare(Device last, Device control) throws SQLException, IOException {
      for (int attempt = 0; attempt < 20; attempt++) {
        last.exchange();
        control.exchange();
        if (last.states.get(ShopHub.CLIENTS).position()
                == control.states.get(ShopHub.CLIENTS).position()
            && Content.of(last, device)
                .equals(Content.of(control, run.place("control-" + number)))) {
          return;
        }
      }
      findings.broken("a killed device holds something else than one that never was");
    }

    private Ledger.Balance mine(ShopHub at) {
      return ledger.balance(
          at.listWritten().stream()
              .filter(row -> !row.tree().toString().contains("\"note " + (1 - number) + "-"))
              .toList());
    }

    private static void killAfter(Child child, int millis) {
      try {
        Thread.sleep(millis);
        child.kill();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
