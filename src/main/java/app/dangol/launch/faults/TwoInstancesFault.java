package app.dangol.launch.faults;

import app.dangol.failure.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** The program is started twice over one folder. */
final class TwoInstancesFault implements Fault {
  private static final long MOST_MS = 2_000;

  @Override
  public String name() {
    return "two-instances";
  }

  @Override
  public String promise() {
    return "A second instance ends within 2 s with RUN-01, and no byte in the folder changes.";
  }

  @Override
  public Verdict run(FaultRun run) throws IOException, InterruptedException, SQLException {
    Findings findings = new Findings(name(), run.scale());
    Path place = run.place("device");
    try (ShopHub hub = ShopHub.filled(run.place("hub").resolve("hub.db"), Clock.systemUTC())) {
      try (Device device = new Device(place, hub.url())) {
        device.exchange();
        device.write(1, "note 1");
      }
      // In a process of its own: whoever reads a file lets go of all locks its process has on it.
      try (Child first = start(run, place, hub, Step.HOLDING)) {
        first.await(DeviceProcess.STARTED);
        long fastest = Long.MAX_VALUE;
        for (int trial = 0; trial < run.scale().trials(2, 5, 20); trial++) {
          Map<String, String> before = sums(place);
          long begun = System.nanoTime();
          try (Child second = start(run, place, hub, Step.HOLDING)) {
            String code = second.await(DeviceProcess.FAILED);
            int status = second.awaitEnd();
            long millis = (System.nanoTime() - begun) / 1_000_000;
            fastest = Math.min(fastest, millis);
            findings.most("slowest end in ms", millis);
            findings.require(
                code.equals(ErrorCode.RUN_01.text()) && status == 1,
                "the second ended with " + code + " and status " + status);
          }
          findings.require(before.equals(sums(place)), "the second changed a file");
          findings.trial();
        }
        // Of several starts the fastest: the others may have waited for the machine alone.
        findings.count("fastest end in ms", fastest);
        findings.requireInTime(
            fastest <= MOST_MS, "the second ended only after " + fastest + " ms");
      }
      findings.integrity(Content.integrity(place, run.place("scratch")));
    }
    return findings.verdict();
  }

  private static Child start(FaultRun run, Path place, ShopHub hub, Step step) throws IOException {
    return Child.start(
        DeviceProcess.class,
        run.place("child"),
        List.of(place.toString(), hub.url().toString(), step.name(), "0", "second", "1"));
  }

  private static Map<String, String> sums(Path place) throws IOException {
    Map<String, String> sums = new HashMap<>();
    try (var files = Files.list(place)) {
      for (Path file : files.toList()) {
        Checksum sum = new CRC32C();
        byte[] bytes = Files.readAllBytes(file);
        sum.update(bytes, 0, bytes.length);
        sums.put(
            file.getFileName().toString(),
            bytes.length + " " + HexFormat.of().toHexDigits(sum.getValue()));
      }
    }
    return sums;
  }
}
