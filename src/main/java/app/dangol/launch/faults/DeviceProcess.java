package app.dangol.launch.faults;

import app.dangol.failure.DangolException;
import app.dangol.id.OpId;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

/**
 * A device in a process of its own, without a screen, which exchanges and writes until it is
 * killed. It prints a line for every write only after it was told that the write is kept.
 */
final class DeviceProcess {
  static final String STARTED = "started";
  static final String WRITTEN = "op ";

  /** Before kind, key and words of any other write; the line ends with {@link #END}. */
  static final String DONE = "did ";

  static final String END = " .";
  static final String FAILED = "failed ";

  /** Printed where a customer cannot be shown. */
  static final String UNSERVED = "unserved";

  private static final int CALM_MS = 30;

  /** So that two runs of one folder never write the same words. */
  private final String label;

  private final Random random;
  private final PrintStream out;

  private DeviceProcess(String label, Random random, PrintStream out) {
    this.label = label;
    this.random = random;
    this.out = out;
  }

  /** Arguments: folder, hub's address, step, how often it is passed, label, seed. */
  public static void main(String[] args) throws InterruptedException {
    ParentWatch.start();
    PrintStream out = System.out;
    Step step = Step.valueOf(args[2]);
    StepGate gate = new StepGate(step, Integer.parseInt(args[3]), out);
    DeviceProcess process = new DeviceProcess(args[4], new Random(Long.parseLong(args[5])), out);
    SteppedParts parts = new SteppedParts(gate, Thread.currentThread());
    gate.near(Step.MIGRATION);
    try (Device device = new Device(Path.of(args[0]), URI.create(args[1]), parts.hooks())) {
      parts.watch(device);
      out.println(STARTED);
      switch (step) {
        case CHECKPOINT -> process.loadAndDrop(device, gate);
        case CALM -> process.readAndWrite(device);
        case HOLDING -> new CountDownLatch(1).await();
        case RANDOM,
            IN_WRITE,
            BEFORE_SEND,
            AFTER_ANSWER,
            IN_SETTLE,
            IN_PAGE,
            FIRST_LOAD,
            MIGRATION -> {
          device.engine.start();
          process.write(device, Integer.MAX_VALUE);
        }
      }
    } catch (DangolException e) {
      out.println(FAILED + e.code());
      out.flush();
      Runtime.getRuntime().halt(1);
    }
  }

  private void write(Device device, int times) throws InterruptedException {
    String[] numbers = label.split("[ -]");
    MixedWrites mixed =
        new MixedWrites(
            device,
            label,
            Integer.parseInt(numbers[1]),
            Integer.parseInt(numbers[2]),
            this::written);
    for (int n = 0; n < times; n++) {
      write(device, label + "-" + n);
      mixed.write(n);
      Thread.sleep(random.nextInt(10));
    }
  }

  private void write(Device device, String words) {
    OpId id = device.write(random.nextInt(40), words);
    out.println(WRITTEN + id + " " + words);
    out.flush();
  }

  private void written(Ledger.Kind kind, String key, String words) {
    out.println(DONE + kind + " " + key + " " + words + END);
    out.flush();
  }

  private void readAndWrite(Device device) throws InterruptedException {
    for (int n = 0; ; n++) {
      try {
        write(device, label + "-" + n);
      } catch (DangolException e) {
        out.println(FAILED + e.code());
      }
      try {
        device.serve(n % 40);
      } catch (DangolException e) {
        out.println(UNSERVED);
      }
      out.flush();
      Thread.sleep(CALM_MS);
    }
  }

  /** Dropping the customers deletes rows by the thousand and empties the log. */
  private void loadAndDrop(Device device, StepGate gate) throws InterruptedException {
    write(device, 3);
    device.exchange();
    for (int round = 0; ; round++) {
      gate.near(Step.CHECKPOINT);
      device.writer.drop(ShopHub.CLIENTS);
      write(device, label + "-round-" + round);
      device.exchange();
    }
  }
}
