package app.dangol.hub.model.algebra;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/**
 * The three functions of OpenBLAS that are needed, called in its own library. It is told to use one
 * thread: ours divide the work, so that the result does not depend on how many there are, and no
 * thread of the library's spins while it waits for a processor that others use, too.
 */
@SuppressWarnings("restricted") // Calling native code is what it is for; the launcher allows it.
final class OpenBlasLibrary {
  /** Names of cblas.h. */
  private static final int ROW_MAJOR = 101;

  private static final int NO_TRANSPOSE = 111;
  private static final int TRANSPOSE = 112;
  private static final int UPPER = 121;
  private static final int NON_UNIT = 131;
  private static final int LEFT = 141;

  private static final long LONGEST_CONFIG = 256;

  private final MethodHandle multiply;
  private final MethodHandle solve;
  private final String config;

  private OpenBlasLibrary(MethodHandle multiply, MethodHandle solve, String config) {
    this.multiply = multiply;
    this.solve = solve;
    this.config = config;
  }

  /**
   * Loads it for as long as the program runs; throws {@link IllegalArgumentException} if it cannot.
   */
  static OpenBlasLibrary load(Path file) {
    return of(SymbolLookup.libraryLookup(file, Arena.global()));
  }

  /** As above, by a name that the operating system finds. */
  static OpenBlasLibrary load(String name) {
    return of(SymbolLookup.libraryLookup(name, Arena.global()));
  }

  private static OpenBlasLibrary of(SymbolLookup library) {
    MethodHandle multiply =
        function(
            library,
            "cblas_sgemm",
            FunctionDescriptor.ofVoid(
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_FLOAT,
                ADDRESS,
                JAVA_INT,
                ADDRESS,
                JAVA_INT,
                JAVA_FLOAT,
                ADDRESS,
                JAVA_INT));
    MethodHandle solve =
        function(
            library,
            "cblas_strsm",
            FunctionDescriptor.ofVoid(
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_FLOAT,
                ADDRESS,
                JAVA_INT,
                ADDRESS,
                JAVA_INT));
    MethodHandle setThreads =
        function(library, "openblas_set_num_threads", FunctionDescriptor.ofVoid(JAVA_INT));
    MethodHandle getConfig =
        function(
            library,
            "openblas_get_config",
            FunctionDescriptor.of(
                ADDRESS.withTargetLayout(MemoryLayout.sequenceLayout(LONGEST_CONFIG, JAVA_BYTE))));
    try {
      setThreads.invokeExact(1);
      MemorySegment config = (MemorySegment) getConfig.invokeExact();
      return new OpenBlasLibrary(multiply, solve, config.getString(0).strip());
    } catch (Throwable e) {
      throw calling(e);
    }
  }

  private static MethodHandle function(
      SymbolLookup library, String name, FunctionDescriptor descriptor) {
    MemorySegment address =
        library
            .find(name)
            .orElseThrow(() -> new IllegalArgumentException("a library without " + name));
    return Linker.nativeLinker().downcallHandle(address, descriptor);
  }

  /** What it says of itself: version, how it was built, the kind of processor. */
  String config() {
    return config;
  }

  /** Subtracts left × right, or leftᵀ × right, from result; all of side × side floats by rows. */
  void subtractProduct(
      int side, MemorySegment left, boolean transposed, MemorySegment right, MemorySegment result) {
    int transpose = transposed ? TRANSPOSE : NO_TRANSPOSE;
    try {
      multiply.invokeExact(
          ROW_MAJOR,
          transpose,
          NO_TRANSPOSE,
          side,
          side,
          side,
          -1f,
          left,
          side,
          right,
          side,
          1f,
          result,
          side);
    } catch (Throwable e) {
      throw calling(e);
    }
  }

  /** Puts in the place of b the X of upper × X = b, or of upperᵀ × X = b. */
  void solve(int side, MemorySegment upper, boolean transposed, MemorySegment b) {
    int transpose = transposed ? TRANSPOSE : NO_TRANSPOSE;
    try {
      solve.invokeExact(
          ROW_MAJOR, LEFT, UPPER, transpose, NON_UNIT, side, side, 1f, upper, side, b, side);
    } catch (Throwable e) {
      throw calling(e);
    }
  }

  /** These functions of C throw nothing; a wrong signature would be a mistake of ours. */
  private static IllegalStateException calling(Throwable e) {
    return new IllegalStateException("OpenBLAS could not be called", e);
  }
}
