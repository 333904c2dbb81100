package app.dangol.device;

import java.util.List;

/**
 * Cuts a stream of bytes into units. Pure: no ports, clocks or logs; the same bytes give the same
 * result however they are split into chunks. It keeps a bounded amount of memory whatever comes,
 * throws on no input, and finds the next unit after noise. For one thread at a time.
 */
public interface FrameDecoder {
  /** Takes the next bytes, and gives what they completed, in order; often nothing. */
  List<Decoded> feed(byte[] chunk);

  /**
   * Ends what is unfinished, because the line has been quiet for the profile's gap. Where the gap
   * is the mark this gives a payload, else a refusal; nothing if nothing was begun.
   */
  List<Decoded> flush();
}
