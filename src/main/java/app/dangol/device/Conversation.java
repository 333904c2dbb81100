package app.dangol.device;

import java.time.Instant;
import java.util.List;

/**
 * What is spoken between a device and us over one line. Pure but for what it remembers: bytes and
 * times come in, what was understood and what is to be sent comes out; no ports, clocks or logs. It
 * keeps a bounded amount of memory and throws on no input. Times may jump, also backwards. For one
 * thread at a time.
 */
public interface Conversation {
  /** The line has just been opened, perhaps again; what was begun before is forgotten. */
  List<Decoded> opened(Instant now);

  /** Takes the next bytes in the portion they arrived in, at least one. */
  List<Decoded> received(byte[] chunk, Instant now);

  /** Nothing has come; called every few milliseconds. */
  List<Decoded> quiet(Instant now);

  /** No more will come: what was begun counts as if its time were over. */
  List<Decoded> ended(Instant now);
}
