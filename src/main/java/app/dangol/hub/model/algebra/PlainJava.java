package app.dangol.hub.model.algebra;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Arithmetic without any library, on the heap. */
final class PlainJava extends Algebra {
  /** Of a heap that is otherwise empty, what large data can fill before collecting gets slow. */
  private static final double USABLE = 0.85;

  private final boolean fused;

  PlainJava() {
    this(PlainJava::freeHeap);
  }

  PlainJava(LongSupplier room) {
    this(room, hasFusedMultiplyAdd());
  }

  PlainJava(LongSupplier room, boolean fused) {
    super(room);
    this.fused = fused;
  }

  /** The JVM has found out what its processor can do. */
  private static boolean hasFusedMultiplyAdd() {
    @Nullable HotSpotDiagnosticMXBean jvm =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    try {
      return jvm != null && Boolean.parseBoolean(jvm.getVMOption("UseFMA").getValue());
    } catch (IllegalArgumentException noSuchOption) {
      return false;
    }
  }

  private static long freeHeap() {
    Runtime runtime = Runtime.getRuntime();
    long used = runtime.totalMemory() - runtime.freeMemory();
    return (long) (runtime.maxMemory() * USABLE) - used;
  }

  @Override
  public String describe() {
    return "plain Java, some times slower than OpenBLAS, which was not found";
  }

  @Override
  String adviceForRoom() {
    return "give Java a larger heap (DANGOL_JAVA_OPTS=-Xmx4g), or install OpenBLAS (libopenblas0)";
  }

  @Override
  Tiles tiles() {
    return new Tiles() {
      @Override
      public Tile next() {
        return new PlainTile(fused);
      }

      @Override
      public void close() {
        // The collector sees to them.
      }
    };
  }
}
