package app.dangol.device.emulator;

import java.time.Instant;
import java.util.List;

/**
 * A device as it behaves on the line. Pure but for what it remembers: bytes, times and what a
 * person holds before it come in, what it sends comes out. For one thread at a time.
 */
public interface Emulator {
  /**
   * A person holds something before the device: it will be sent when its turn comes.
   *
   * @param held the data of a code, or a tag's number; what it may be is the device's matter
   * @throws IllegalArgumentException with words for the person, if it cannot be that
   */
  void present(String held);

  /** The host has sent these bytes, at least one. */
  List<Emulated> received(byte[] chunk, Instant now);

  /** Nothing has come; called every few milliseconds. */
  List<Emulated> quiet(Instant now);

  /** Whether all that was presented has been sent, and needs no answer any more. */
  boolean isIdle();
}
