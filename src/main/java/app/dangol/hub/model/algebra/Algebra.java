package app.dangol.hub.model.algebra;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.util.function.LongSupplier;

/**
 * Who does the arithmetic: OpenBLAS, or plain Java where there is none. Both give the same to
 * within rounding, and each the same bytes every time on one kind of processor, however many
 * threads there are.
 */
public abstract class Algebra {
  private static final long MEGA = 1_000_000;

  private final LongSupplier room;

  Algebra(LongSupplier room) {
    this.room = room;
  }

  /** The quickest there is on this machine; loading a library takes a fraction of a second. */
  public static Algebra find() {
    return OpenBlas.locate().<Algebra>map(library -> library).orElseGet(PlainJava::new);
  }

  /** Plain Java, also where there would be a quicker one. */
  public static Algebra plainJava() {
    return new PlainJava();
  }

  /** Name and version for a log, and whether it is the slow one. */
  public abstract String describe();

  /** What to do so that there is more room. */
  abstract String adviceForRoom();

  /** New matrices' tiles, which live until it is closed. */
  abstract Tiles tiles();

  /** Throws with {@link ErrorCode#MODEL_03} where there are not so many bytes to be had. */
  final void require(long bytes, int items) {
    long free = room.getAsLong();
    if (bytes > free) {
      throw new DangolException(
          ErrorCode.MODEL_03,
          "a model of %d items needs %d MB of memory, and there are %d MB; %s"
              .formatted(items, bytes / MEGA, free / MEGA, adviceForRoom()));
    }
  }

  /** Where tiles come from; those outside the heap are given back when it is closed. */
  interface Tiles extends AutoCloseable {
    Tile next();

    @Override
    void close();
  }
}
