package app.dangol.hub.model.algebra;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Bytes a program can still take without pushing others out. Linux's own estimate counts what it
 * keeps of files as free, which the JVM's does not; a container's limit counts where it is lower.
 */
final class FreeMemory implements LongSupplier {
  private static final Path MEMINFO = Path.of("/proc/meminfo");
  private static final long KILO = 1024;

  /** Of all there is in a container; the rest is for the program itself. */
  private static final double USABLE = 0.75;

  @Override
  public long getAsLong() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long limit = (long) (system.getTotalMemorySize() * USABLE);
    if (!Files.isReadable(MEMINFO)) {
      return Math.min(limit, system.getFreeMemorySize());
    }
    try (Stream<String> lines = Files.lines(MEMINFO)) {
      long available =
          lines
              .filter(line -> line.startsWith("MemAvailable:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KILO)
              .findFirst()
              .orElseGet(system::getFreeMemorySize);
      return Math.min(limit, available);
    } catch (IOException unreadable) {
      return Math.min(limit, system.getFreeMemorySize());
    }
  }
}
