package app.dangol.launch.faults;

import app.dangol.failure.DangolException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Random;

/** A failing disk: bits flip in the cache or its log, or the end of a file is missing. */
final class DamageFault implements Fault {
  private static final int PENDING = 5;

  private final Kind kind;

  /** What happens to the file. */
  enum Kind {
    FLIPPED_BYTES("flipped-bytes"),
    TRUNCATION("truncation");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  DamageFault(Kind kind) {
    this.kind = kind;
  }

  @Override
  public String name() {
    return kind.word;
  }

  @Override
  public String promise() {
    return "Damage to cache.db or its log is found, or harmless: after an exchange the cache holds"
        + " what a new device's does, and every write in ops.db is there.";
  }

  @Override
  public Verdict run(FaultRun run) throws IOException, InterruptedException, SQLException {
    Findings findings = new Findings(name(), run.scale());
    Ledger ledger = new Ledger();
    Random random = run.random("damage");
    try (ShopHub hub = ShopHub.filled(run.place("hub").resolve("hub.db"), Clock.systemUTC())) {
      Path closed = run.place("closed");
      Path cutOff = run.place("cut-off");
      makeBases(hub, closed, cutOff, ledger);
      Path work = run.place("work");
      Content.copy(closed, work);
      try (Device first = new Device(work, hub.url())) {
        first.exchange();
      }
      List<Object> expected;
      try (Device control = new Device(run.place("control"), hub.url())) {
        control.exchange();
        expected = Content.of(control, run.place("control"));
      }
      for (int trial = 0; trial < run.scale().trials(12, 120, 1_000); trial++) {
        boolean inLog = trial % 3 == 2;
        Content.copy(inLog ? cutOff : closed, work);
        damage(work.resolve(inLog ? "cache.db-wal" : "cache.db"), random);
        openAndHeal(work, hub, expected, findings, trial);
        findings.trial();
        findings.integrity(Content.integrity(work, run.place("scratch")));
      }
      findings.delivered(ledger.balance(hub.listClients()));
    }
    return findings.verdict();
  }

  /** One as a clean end leaves it, one as a cut of the power does, with what was in the log. */
  private static void makeBases(ShopHub hub, Path closed, Path cutOff, Ledger ledger)
      throws IOException {
    try (Device device = new Device(closed, hub.url())) {
      device.exchange();
      for (int i = 0; i < PENDING; i++) {
        device.write(i, "note " + i, ledger);
      }
    }
    hub.writer().put(ShopHub.CLIENTS, List.of(ShopHub.customer(7, "Zoë anew ")));
    Path running = cutOff.resolveSibling("running");
    Content.copy(closed, running);
    try (Device device = new Device(running, hub.url())) {
      device.exchange();
      for (int i = 0; i < 20; i++) {
        hub.writer().put(ShopHub.CLIENTS, List.of(ShopHub.customer(i, "Zoë " + i)));
        device.exchange();
      }
      Content.copy(running, cutOff);
    }
  }

  private void damage(Path file, Random random) throws IOException {
    // A disk that fails tells nobody: the file's time stays as it was.
    FileTime before = Files.getLastModifiedTime(file);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long size = channel.size();
      switch (kind) {
        case TRUNCATION -> channel.truncate(random.nextLong(size));
        case FLIPPED_BYTES -> {
          for (int left = 1 + random.nextInt(8); left > 0; left--) {
            long at = random.nextLong(size);
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, at);
            one.put(0, (byte) (one.get(0) ^ (1 << random.nextInt(8))));
            channel.write(one.flip(), at);
          }
        }
      }
    }
    Files.setLastModifiedTime(file, before);
  }

  private static void openAndHeal(
      Path work, ShopHub hub, List<Object> expected, Findings findings, int trial)
      throws SQLException {
    try (Device device = new Device(work, hub.url())) {
      boolean anew = device.states.list().isEmpty();
      boolean inUse = false;
      device.exchange();
      List<Object> found = List.of();
      for (int look = 0; look < 3 && !found.equals(expected); look++) {
        try {
          found = Content.of(device, work);
        } catch (DangolException e) {
          // A row that does not open has its bucket fetched anew.
          inUse = true;
          device.exchange();
        }
      }
      boolean equal = found.equals(expected);
      findings.count(anew ? "made anew" : inUse ? "found in use" : "harmless", equal ? 1 : 0);
      findings.require(equal, "trial " + trial + ": damage was not seen");
      findings.require(device.waiting.count().waiting() == 0, "writes still wait");
    } catch (DangolException e) {
      findings.broken("trial " + trial + ": " + e.code());
    }
  }
}
