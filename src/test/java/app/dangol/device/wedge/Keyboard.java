package app.dangol.device.wedge;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Plays keys into a wedge at times of the test's choice, and notes what comes out. */
final class Keyboard {
  static final long MS = 1_000_000;

  private final KeyWedge wedge;
  private final List<Event> events = new ArrayList<>();
  private boolean tellsReleases = true;

  /** Codes, or the word for what spoiled one, in order. */
  final List<String> scans = new ArrayList<>();

  final List<Verdict> verdicts = new ArrayList<>();

  private record Event(long nanos, boolean down, KeyPress press) {}

  Keyboard(WedgeSettings settings) {
    wedge = new KeyWedge(settings);
  }

  /** A platform whose input method swallows releases. */
  Keyboard withoutReleases() {
    tellsReleases = false;
    return this;
  }

  /** The key that types a character on a US keyboard. */
  static KeyPress pressFor(char character, long nanos) {
    if (character < ' ') {
      Key key =
          character == '\r'
              ? Key.ENTER
              : character == '\t' ? Key.TAB : find(character, true).orElseThrow();
      boolean control = key != Key.ENTER && key != Key.TAB;
      return new KeyPress(key, false, control, false, nanos);
    }
    for (Key key : Key.values()) {
      if (key.character(false) == character || key.character(true) == character) {
        return new KeyPress(key, key.character(false) != character, false, false, nanos);
      }
    }
    throw new IllegalArgumentException("no key types it");
  }

  private static Optional<Key> find(char character, boolean control) {
    return List.of(Key.values()).stream()
        .filter(key -> control && key.control() == character)
        .findFirst();
  }

  Keyboard key(char character, long atNanos, long heldNanos) {
    return key(pressFor(character, atNanos), heldNanos);
  }

  Keyboard key(KeyPress press, long heldNanos) {
    events.add(new Event(press.nanos(), true, press));
    events.add(new Event(press.nanos() + heldNanos, false, press));
    return this;
  }

  /** Down only, as a held key repeats. */
  Keyboard again(char character, long atNanos) {
    events.add(new Event(atNanos, true, pressFor(character, atNanos)));
    return this;
  }

  /** A code as a reader types it: each key up again before the next. Gives when it ended. */
  long burst(String text, long fromNanos, long gapNanos) {
    long at = fromNanos;
    for (char character : text.toCharArray()) {
      key(character, at, gapNanos / 2);
      at += gapNanos;
    }
    return at - gapNanos;
  }

  /** Plays everything in the order of time, as the screen does, and waits a while at the end. */
  Keyboard play() {
    events.sort(Comparator.comparingLong(Event::nanos));
    for (Event event : events) {
      wedge.expire(event.nanos()).ifPresent(this::note);
      if (event.down()) {
        note(wedge.press(event.press()));
      } else if (tellsReleases) {
        Verdict verdict = wedge.release(event.press().key(), event.nanos());
        if (verdict instanceof Verdict.Done) {
          note(verdict);
        }
      }
    }
    events.stream()
        .max(Comparator.comparingLong(Event::nanos))
        .flatMap(latest -> wedge.expire(latest.nanos() + 1000 * MS))
        .ifPresent(this::note);
    events.clear();
    return this;
  }

  private void note(Verdict verdict) {
    verdicts.add(verdict);
    if (verdict instanceof Verdict.Done done) {
      scans.add(
          switch (done.scan()) {
            case WedgeScan.Code code ->
                new String(code.bytes().toArray(), StandardCharsets.ISO_8859_1);
            case WedgeScan.Spoiled spoiled -> spoiled.why().name();
          });
    }
  }
}
