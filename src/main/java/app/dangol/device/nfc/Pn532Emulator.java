package app.dangol.device.nfc;

import app.dangol.device.Bytes;
import app.dangol.device.emulator.Emulated;
import app.dangol.device.emulator.Emulator;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A PN532 on its serial line, with a tag that is held before it and taken away. It sleeps until it
 * is woken up, understands nothing but the two commands before its SAM is configured, looks for a
 * tag without end unless it is told how often, and glues its answers to the acknowledgement. A tag
 * that has been selected behaves as one: a telephone keeps silent until the field was off, a Type 2
 * tag misses one call.
 *
 * <p>What is presented next has its turn when the host has looked twice, with two empty looks
 * between two tags.
 */
public final class Pn532Emulator implements Emulator {
  private static final int LOOKS = 2;
  private static final int FOR_EVER = 0xFF;
  private static final byte WAKE_UP = 0x55;
  private static final byte READ = 0x30;
  private static final byte TIMED_OUT = 0x01;
  private static final byte REFUSED_BY_TAG = 0x14;

  /** What can go wrong once. */
  public enum Fault {
    /** The command is not even acknowledged. */
    DEAF,
    /** It is acknowledged, and nothing follows until it is asked for again. */
    NO_ANSWER,
    /** A bit of the answer is turned over on the way. */
    CORRUPT,
    /** The answer comes in two parts. */
    SPLIT,
    /** The tag goes as soon as the command has come. */
    TAG_GONE
  }

  private final HsuDecoder decoder = new HsuDecoder();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private final Deque<String> waiting = new ArrayDeque<>();

  private boolean awake;
  private boolean configured;
  private int retries = FOR_EVER;
  private boolean searching;
  private Bytes lastAnswer = Hsu.FAULT_FRAME;

  private @Nullable EmulatedTag tag;
  private boolean selected;

  /** How often the host looked since the tag came or went. */
  private int looks = LOOKS;

  /** Goes wrong at the next commands, one each. */
  public void failNext(List<Fault> next) {
    faults.addAll(next);
  }

  /**
   * @param held a tag as {@code 04a1b2c3d4e5f6 https://example.com}; blank takes the one there away
   */
  @Override
  public void present(String held) {
    if (!held.isBlank()) {
      EmulatedTag.of(held);
    }
    waiting.add(held);
  }

  @Override
  public boolean isIdle() {
    return waiting.isEmpty() && looks >= LOOKS;
  }

  @Override
  public List<Emulated> received(byte[] chunk, Instant now) {
    int from = 0;
    while (!awake && from < chunk.length) {
      awake = chunk[from] == WAKE_UP;
      from++;
    }
    List<Emulated> done = new ArrayList<>();
    byte[] heard = Arrays.copyOfRange(chunk, from, chunk.length);
    for (HsuFrame frame : decoder.feed(heard)) {
      switch (frame) {
        case HsuFrame.Ack ack -> searching = false;
        case HsuFrame.Nack nack -> done.add(new Emulated.Send(lastAnswer));
        case HsuFrame.Information information -> onCommand(information.data().toArray(), done);
        case HsuFrame.Fault fault -> {}
        case HsuFrame.Broken broken -> done.add(new Emulated.Note("a broken frame from the host"));
      }
    }
    return done;
  }

  @Override
  public List<Emulated> quiet(Instant now) {
    if (!searching) {
      return List.of();
    }
    nextTag();
    if (tag == null) {
      return List.of();
    }
    searching = false;
    lastAnswer = Hsu.frame(list());
    return List.of(new Emulated.Send(lastAnswer));
  }

  private void onCommand(byte[] data, List<Emulated> done) {
    searching = false;
    Fault fault = faults.poll();
    if (fault == Fault.DEAF || data.length < 2 || data[0] != Hsu.TO_READER) {
      return;
    }
    if (fault == Fault.TAG_GONE) {
      tag = null;
      looks = 0;
    }
    byte[] answer = answer(data);
    if (answer.length == 0) {
      searching = true;
      done.add(new Emulated.Send(Hsu.ACK));
      return;
    }
    lastAnswer = Hsu.frame(answer);
    send(lastAnswer.toArray(), fault, done);
  }

  private static void send(byte[] answer, @Nullable Fault fault, List<Emulated> done) {
    byte[] ack = Hsu.ACK.toArray();
    ByteArrayOutputStream glued = new ByteArrayOutputStream();
    glued.writeBytes(ack);
    if (fault != Fault.NO_ANSWER) {
      glued.writeBytes(answer);
    }
    byte[] bytes = glued.toByteArray();
    if (fault == Fault.CORRUPT) {
      bytes[bytes.length - 3] ^= 0x10;
    }
    int cut = fault == Fault.SPLIT ? bytes.length - 4 : bytes.length;
    done.add(new Emulated.Send(Bytes.of(bytes, cut)));
    if (cut < bytes.length) {
      done.add(new Emulated.Send(Bytes.of(Arrays.copyOfRange(bytes, cut, bytes.length))));
    }
  }

  /** What a command is answered with; nothing for a search that goes on. */
  private byte[] answer(byte[] data) {
    if (Pn532Command.SAM_CONFIGURATION.isCommand(data)) {
      configured = true;
      return head(Pn532Command.SAM_CONFIGURATION);
    }
    if (Pn532Command.GET_FIRMWARE_VERSION.isCommand(data)) {
      return head(Pn532Command.GET_FIRMWARE_VERSION, 0x32, 0x01, 0x06, 0x07);
    }
    if (!configured) {
      return new byte[] {Hsu.FAULT};
    }
    if (Pn532Command.RF_CONFIGURATION.isCommand(data)) {
      configureField(data);
      return head(Pn532Command.RF_CONFIGURATION);
    }
    if (Pn532Command.IN_LIST_PASSIVE_TARGET.isCommand(data)) {
      nextTag();
      byte[] list = list();
      return list[2] == 0 && retries == FOR_EVER ? new byte[0] : list;
    }
    return answerForTag(data);
  }

  private byte[] answerForTag(byte[] data) {
    if (Pn532Command.IN_DATA_EXCHANGE.isCommand(data)) {
      return exchange(Pn532Command.IN_DATA_EXCHANGE, data, 3);
    }
    if (Pn532Command.IN_COMMUNICATE_THRU.isCommand(data)) {
      return exchange(Pn532Command.IN_COMMUNICATE_THRU, data, 2);
    }
    for (Pn532Command end : List.of(Pn532Command.IN_RELEASE, Pn532Command.IN_DESELECT)) {
      if (end.isCommand(data)) {
        selected = false;
        return head(end, 0);
      }
    }
    return new byte[] {Hsu.FAULT};
  }

  private void configureField(byte[] data) {
    boolean fieldOff = data.length > 3 && data[2] == 1 && (data[3] & 1) == 0;
    if (fieldOff) {
      selected = false;
    }
    if (data.length > 5 && data[2] == 5) {
      retries = data[5] & 0xFF;
    }
  }

  /** Lets what was presented next have its turn. */
  private void nextTag() {
    if (looks >= LOOKS && !waiting.isEmpty()) {
      looks = 0;
      selected = false;
      String next = tag == null ? waiting.remove() : "";
      if (tag != null && waiting.element().isBlank()) {
        waiting.remove();
      }
      tag = next.isBlank() ? null : EmulatedTag.of(next);
    }
    looks++;
  }

  private byte[] list() {
    EmulatedTag held = tag;
    if (held == null || (selected && (!held.isType2() || retries == 0))) {
      return head(Pn532Command.IN_LIST_PASSIVE_TARGET, 0);
    }
    selected = true;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head(Pn532Command.IN_LIST_PASSIVE_TARGET, 1, 1));
    out.writeBytes(held.listing());
    return out.toByteArray();
  }

  private byte[] exchange(Pn532Command command, byte[] data, int at) {
    EmulatedTag held = tag;
    if (held == null || !selected || !held.isType2()) {
      return head(command, TIMED_OUT);
    }
    boolean isRead = data.length == at + 2 && data[at] == READ;
    byte[] block = isRead ? held.read(data[at + 1] & 0xFF) : new byte[0];
    if (block.length == 0) {
      // It answers with NAK, and has to be selected anew.
      selected = false;
      return head(command, REFUSED_BY_TAG);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head(command, 0));
    out.writeBytes(block);
    if (command == Pn532Command.IN_COMMUNICATE_THRU) {
      // As to a host that has switched the reader's own check off.
      int crc = CrcA.of(block, block.length);
      out.write(crc);
      out.write(crc >> 8);
    }
    return out.toByteArray();
  }

  private static byte[] head(Pn532Command command, int... parameters) {
    byte[] data = command.with(parameters);
    data[0] = Hsu.FROM_READER;
    data[1] = command.answerCode();
    return data;
  }
}
