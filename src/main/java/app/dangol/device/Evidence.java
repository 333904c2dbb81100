package app.dangol.device;

/** What a driver's profile was made from, so that nobody takes a paper for a device. */
public enum Evidence {
  /** Frames of such a device, recorded or published by others, are read in the tests. */
  FRAMES,
  /** It sends plain lines of text, as line scanners do; none of this very model were at hand. */
  PLAIN_TEXT,
  /** Only its documentation was at hand; try it with {@code dangol scan} before relying on it. */
  DOCUMENTED
}
