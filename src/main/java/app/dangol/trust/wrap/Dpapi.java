package app.dangol.trust.wrap;

import app.dangol.trust.wrap.WrapException.Kind;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/**
 * The Data Protection API of Windows, for the user the program runs as. Both functions take the
 * same seven arguments, of which this uses three: what comes in, what else goes into the key, what
 * comes out.
 */
final class Dpapi implements KeyWrap {
  static final String WORD = "dpapi";

  /** {@code DATA_BLOB} of dpapi.h on 64-bit Windows. */
  static final StructLayout BLOB =
      MemoryLayout.structLayout(
          ValueLayout.JAVA_INT.withName("cbData"),
          MemoryLayout.paddingLayout(4),
          ValueLayout.ADDRESS.withName("pbData"));

  private static final long POINTER_AT = 8;

  /** {@code CRYPTPROTECT_UI_FORBIDDEN}: no window may ever ask anything at a kiosk. */
  private static final int NO_WINDOW = 1;

  private static final int MAX_BYTES = 64 * 1024;
  private static final byte[] APART = "dangol-device-key".getBytes(StandardCharsets.US_ASCII);
  private static final FunctionDescriptor PROTECT =
      FunctionDescriptor.of(
          ValueLayout.JAVA_INT,
          ValueLayout.ADDRESS,
          ValueLayout.ADDRESS,
          ValueLayout.ADDRESS,
          ValueLayout.ADDRESS,
          ValueLayout.ADDRESS,
          ValueLayout.JAVA_INT,
          ValueLayout.ADDRESS);

  @Override
  public String word() {
    return WORD;
  }

  @Override
  public byte[] wrap(byte[] plain) throws WrapException {
    return call("CryptProtectData", plain);
  }

  @Override
  public byte[] unwrap(byte[] wrapped) throws WrapException {
    try {
      return call("CryptUnprotectData", wrapped);
    } catch (WrapException e) {
      call("CryptProtectData", APART); // throws if it is the store that does not work
      throw new WrapException(Kind.FOREIGN, "Windows works, but did not wrap this key", e);
    }
  }

  private static byte[] call(String function, byte[] in) throws WrapException {
    try (Arena arena = Arena.ofConfined()) {
      SymbolLookup crypt = SymbolLookup.libraryLookup("crypt32", arena);
      SymbolLookup kernel = SymbolLookup.libraryLookup("kernel32", arena);
      MethodHandle call =
          Linker.nativeLinker().downcallHandle(crypt.findOrThrow(function), PROTECT);
      MethodHandle free =
          Linker.nativeLinker()
              .downcallHandle(
                  kernel.findOrThrow("LocalFree"),
                  FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS));
      MemorySegment none = MemorySegment.NULL;
      MemorySegment out = arena.allocate(BLOB);
      int done =
          (int)
              call.invokeExact(
                  blob(arena, in), none, blob(arena, APART), none, none, NO_WINDOW, out);
      if (done == 0) {
        throw new WrapException(Kind.UNAVAILABLE, function + " of Windows failed", null);
      }
      return take(out, free);
    } catch (WrapException e) {
      throw e;
    } catch (Throwable e) {
      // What a method handle throws is not declared, and a library may not be there at all.
      throw new WrapException(Kind.UNAVAILABLE, function + " of Windows cannot be called", e);
    }
  }

  static MemorySegment blob(Arena arena, byte[] bytes) {
    MemorySegment data = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
    MemorySegment blob = arena.allocate(BLOB);
    blob.set(ValueLayout.JAVA_INT, 0, bytes.length);
    blob.set(ValueLayout.ADDRESS, POINTER_AT, data);
    return blob;
  }

  static byte[] bytes(MemorySegment blob) {
    int length = blob.get(ValueLayout.JAVA_INT, 0);
    if (length < 0 || length > MAX_BYTES) {
      throw new IllegalStateException("an odd length");
    }
    return blob.get(ValueLayout.ADDRESS, POINTER_AT)
        .reinterpret(length)
        .toArray(ValueLayout.JAVA_BYTE);
  }

  private static byte[] take(MemorySegment out, MethodHandle free) throws Throwable {
    byte[] bytes = bytes(out);
    MemorySegment theirs = out.get(ValueLayout.ADDRESS, POINTER_AT);
    theirs.reinterpret(bytes.length).fill((byte) 0);
    MemorySegment left = (MemorySegment) free.invokeExact(theirs);
    if (!left.equals(MemorySegment.NULL)) {
      throw new IllegalStateException("LocalFree failed");
    }
    return bytes;
  }

  @Override
  public Backing backing(byte[] wrapped) {
    return Backing.USER;
  }
}
