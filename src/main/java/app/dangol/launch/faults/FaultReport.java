package app.dangol.launch.faults;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * The report of a run, for {@code docs/faults.md}.
 *
 * @param date of the run
 * @param machine in words
 */
public record FaultReport(LocalDate date, String machine, long seed, List<Verdict> verdicts) {
  private static final String BEGIN = "<!-- figures of the last long run: made by the command -->";
  private static final String END = "<!-- end of the figures -->";

  public FaultReport {
    verdicts = List.copyOf(verdicts);
  }

  /**
   * Puts the figures between the two marks of the file; what stands around them stays. A file
   * without marks gets them at its end.
   *
   * @throws IOException if it cannot be read or written
   */
  public void writeInto(Path file) throws IOException {
    String before = Files.exists(file) ? Files.readString(file) : "# Faults\n\n";
    int begin = before.indexOf(BEGIN);
    int end = before.indexOf(END);
    String head = begin < 0 ? before : before.substring(0, begin);
    String tail = end < 0 ? "\n" : before.substring(end + END.length());
    String text = head + BEGIN + "\n\n" + figures() + "\n" + END + tail;
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  private String figures() {
    StringBuilder text = new StringBuilder();
    text.append("Run on ").append(date).append(", seed ").append(seed).append(", ");
    text.append(machine).append(".\n\n");
    text.append("| fault | trials | lost | doubled | integrity | held | seconds |\n");
    text.append("|---|---:|---:|---:|---|---|---:|\n");
    for (Verdict each : verdicts) {
      text.append(
          "| `%s` | %d | %d | %d | %s | %s | %.1f |\n"
              .formatted(
                  each.fault(),
                  each.trials(),
                  each.lost(),
                  each.doubled(),
                  each.integrity(),
                  each.ok() ? "yes" : "**no**",
                  each.seconds()));
    }
    text.append("\n");
    for (Verdict each : verdicts) {
      text.append("* `").append(each.fault()).append("`: ");
      text.append(FaultSuite.promise(each.fault())).append(" Seen: ");
      text.append(each.detail().isEmpty() ? "nothing besides." : each.detail() + ".").append("\n");
    }
    return text.toString();
  }

  /** Processors, memory and system of this machine. */
  public static String describeMachine() {
    long memory = 0;
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
      memory = Math.round(system.getTotalMemorySize() / (double) (1L << 30));
    }
    return String.format(
        Locale.ROOT,
        "%d processors, %d GiB of memory, %s, Java %s",
        Runtime.getRuntime().availableProcessors(),
        memory,
        System.getProperty("os.name"),
        System.getProperty("java.version"));
  }
}
