package app.dangol.device;

/** Why a unit of bytes was refused before anybody asked what it means. */
public enum FramingReason {
  /** Longer than the profile allows. */
  TOO_LONG,
  /** Nothing between two marks. */
  EMPTY,
  /** The line went quiet, or the port went away, before the closing mark came. */
  UNFINISHED,
  /** The check bytes do not fit the rest. */
  CHECKSUM,
  /** It cannot be a unit of this framing: a length, a mark or a digit is wrong. */
  MALFORMED
}
