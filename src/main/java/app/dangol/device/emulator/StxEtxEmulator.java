package app.dangol.device.emulator;

import app.dangol.device.Bytes;
import app.dangol.device.Framing;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A reader that sends text between STX and ETX, with the profile's check byte. */
public final class StxEtxEmulator implements Emulator {
  private static final byte STX = 0x02;
  private static final byte ETX = 0x03;

  private final Framing.StxEtx framing;
  private final Deque<Bytes> waiting = new ArrayDeque<>();

  public StxEtxEmulator(Framing.StxEtx framing) {
    this.framing = framing;
  }

  @Override
  public void present(String held) {
    byte[] text = held.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(STX);
    frame.writeBytes(text);
    frame.write(ETX);
    switch (framing.lrc()) {
      case NONE -> {}
      case XOR -> {
        int lrc = ETX;
        for (byte one : text) {
          lrc ^= one;
        }
        frame.write(lrc);
      }
    }
    waiting.add(Bytes.of(frame.toByteArray()));
  }

  @Override
  public List<Emulated> received(byte[] chunk, Instant now) {
    return List.of();
  }

  @Override
  public List<Emulated> quiet(Instant now) {
    return waiting.isEmpty() ? List.of() : List.of(new Emulated.Send(waiting.remove()));
  }

  @Override
  public boolean isIdle() {
    return waiting.isEmpty();
  }
}
