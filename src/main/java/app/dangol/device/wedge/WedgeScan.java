package app.dangol.device.wedge;

import app.dangol.device.Bytes;

/**
 * What a reader typed: a whole code, or one that cannot be used. Whoever hands keys in passes it on
 * without looking inside.
 */
public sealed interface WedgeScan {
  /**
   * A code without prefix and suffix.
   *
   * @param bytes ASCII, the GS1 separator as 0x1D; not empty
   */
  record Code(Bytes bytes) implements WedgeScan {}

  /**
   * A code that broke off, was too long or had a key nobody knows; its content is gone.
   *
   * @param length characters there were
   */
  record Spoiled(Why why, int length) implements WedgeScan {}

  /** Why a code cannot be used. */
  enum Why {
    /** No suffix came, or somebody typed into it. */
    UNFINISHED,
    TOO_LONG
  }
}
