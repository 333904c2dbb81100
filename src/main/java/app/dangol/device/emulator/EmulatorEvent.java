package app.dangol.device.emulator;

import app.dangol.device.Bytes;

/** What happened at an emulated device, for the person who tries it. */
public sealed interface EmulatorEvent {
  /** It sent these bytes. */
  record Sent(Bytes bytes) implements EmulatorEvent {}

  /** The host sent these bytes. */
  record Received(Bytes bytes) implements EmulatorEvent {}

  /** It would have beeped. */
  record Noted(String words) implements EmulatorEvent {}
}
