package app.dangol.device.emulator;

import app.dangol.device.Bytes;

/** What an emulated device does. */
public sealed interface Emulated {
  /** It sends these bytes. */
  record Send(Bytes bytes) implements Emulated {}

  /**
   * It would beep or blink.
   *
   * @param words English, for the person who tries it
   */
  record Note(String words) implements Emulated {}
}
