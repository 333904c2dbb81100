package app.dangol.launch;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory this process has taken at most. */
final class PeakMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String PEAK = "VmHWM:";
  private static final long KIB = 1024;

  private PeakMemory() {}

  /** In MB of 2^20 bytes: what the system gave, native memory included; else the heap's peak. */
  static long megabytes() {
    try {
      if (Files.isReadable(STATUS)) {
        for (String line : Files.readAllLines(STATUS)) {
          if (line.startsWith(PEAK)) {
            return Long.parseLong(line.replaceAll("\\D", "")) / KIB;
          }
        }
      }
    } catch (IOException unreadable) {
      return heapPeak();
    }
    return heapPeak();
  }

  private static long heapPeak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getPeakUsage)
            .mapToLong(usage -> usage.getUsed())
            .sum()
        / (KIB * KIB);
  }
}
