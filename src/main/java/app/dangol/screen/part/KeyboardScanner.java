package app.dangol.screen.part;

import app.dangol.device.wedge.Key;
import app.dangol.device.wedge.KeyPress;
import app.dangol.device.wedge.KeyWedge;
import app.dangol.device.wedge.Verdict;
import app.dangol.device.wedge.WedgeScan;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.scene.Scene;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodTextRun;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;

/**
 * A barcode reader in keyboard mode, before a scene. Its keys reach no button and no field: what
 * the first few have written is taken back once they turn out to be a reader's, the others and
 * their Enter are kept from the scene. A person's keys go where they always do, apart from control
 * characters, which no field ever gets. All on the FX thread.
 */
public final class KeyboardScanner {
  /** More than enough for the keys before a code is known to be one. */
  private static final int REMEMBERED = 64;

  private final Scene scene;
  private final KeyWedge wedge;
  private final LongSupplier nanos;
  private final Consumer<WedgeScan> onScan;
  private final PauseTransition patience;
  private final Deque<FieldMemory> memories = new ArrayDeque<>();
  private final Set<KeyCode> kept = EnumSet.noneOf(KeyCode.class);

  /** What the last key types is kept from the scene as well. */
  private boolean keepsTyped;

  /** What an input method is in the middle of; blank for nothing. */
  private String composing = "";

  private boolean lastWasLetter;
  private boolean begun;
  private long keptAt;

  private KeyboardScanner(
      Scene scene, KeyWedge wedge, LongSupplier nanos, Consumer<WedgeScan> onScan) {
    this.scene = scene;
    this.wedge = wedge;
    this.nanos = nanos;
    this.onScan = onScan;
    patience = new PauseTransition(Duration.millis(wedge.patience().toMillis() + 1.0));
    patience.setOnFinished(over -> expire());
  }

  /**
   * Puts it before a scene, for as long as the scene lives.
   *
   * @param wedge for this scene alone
   * @param nanos a clock that never goes back, such as {@code System::nanoTime}
   * @param onScan called on the FX thread
   */
  public static void on(
      Scene scene, KeyWedge wedge, LongSupplier nanos, Consumer<WedgeScan> onScan) {
    KeyboardScanner scanner = new KeyboardScanner(scene, wedge, nanos, onScan);
    scene.addEventFilter(KeyEvent.KEY_PRESSED, scanner::pressed);
    scene.addEventFilter(KeyEvent.KEY_RELEASED, scanner::released);
    scene.addEventFilter(KeyEvent.KEY_TYPED, scanner::typed);
    scene.addEventFilter(InputMethodEvent.INPUT_METHOD_TEXT_CHANGED, scanner::composed);
  }

  private void pressed(KeyEvent event) {
    expire();
    long now = nanos.getAsLong();
    Key key = event.isMetaDown() ? Key.OTHER : KeyCodes.key(event.getCode());
    boolean plain = key.isText() && !event.isControlDown() && !event.isAltDown();
    KeyPress press =
        new KeyPress(key, event.isShiftDown(), event.isControlDown(), event.isAltDown(), now);
    if (key == Key.SILENT) {
      wedge.press(press);
      return;
    }
    lastWasLetter = plain && key.isLetter();
    FieldMemory.of(scene, now).ifPresent(this::remember);
    keepsTyped = isKept(wedge.press(press), plain);
    if (keepsTyped) {
      keptAt = now;
      kept.add(event.getCode());
      event.consume();
    }
    patience.playFromStart();
  }

  private void released(KeyEvent event) {
    long now = nanos.getAsLong();
    Key key = KeyCodes.key(event.getCode());
    Verdict verdict = wedge.release(key, now);
    if (verdict instanceof Verdict.Done || verdict instanceof Verdict.Scanning) {
      isKept(verdict, false);
    }
    if (kept.remove(event.getCode())) {
      event.consume();
    }
  }

  /** Fields would not write control characters either, but what else listens might. */
  private void typed(KeyEvent event) {
    if (keepsTyped || event.getCharacter().chars().allMatch(Character::isISOControl)) {
      event.consume();
    }
  }

  private void composed(InputMethodEvent event) {
    if (!isKeeping()) {
      boolean finishesOnly =
          event.getComposed().isEmpty() && event.getCommitted().equals(composing);
      composing = syllable(event);
      if (!finishesOnly && !lastWasLetter) {
        hiddenKey();
      }
    }
    if (isKeeping()) {
      event.consume();
    }
  }

  private static String syllable(InputMethodEvent event) {
    return event.getComposed().stream()
        .map(InputMethodTextRun::getText)
        .collect(Collectors.joining());
  }

  /**
   * Some input methods keep their keys to themselves and tell only what they write. A code with
   * such a key in it must not be read as a shorter one.
   */
  private void hiddenKey() {
    expire();
    long now = nanos.getAsLong();
    FieldMemory.of(scene, now).ifPresent(this::remember);
    isKept(wedge.press(new KeyPress(Key.UNKNOWN, false, false, false, now)), true);
    wedge.release(Key.UNKNOWN, now);
    patience.playFromStart();
  }

  /** Also for a moment after the code, when the input method hands over its last syllable. */
  private boolean isKeeping() {
    return begun || (keptAt != 0 && nanos.getAsLong() - keptAt < wedge.patience().toNanos());
  }

  private void expire() {
    wedge.expire(nanos.getAsLong()).ifPresent(verdict -> isKept(verdict, false));
  }

  private boolean isKept(Verdict verdict, boolean plainText) {
    return switch (verdict) {
      case Verdict.Typing typing -> {
        memories.clear();
        begun = false;
        yield false;
      }
      case Verdict.Undecided undecided -> false;
      case Verdict.Quick quick -> !(plainText && FieldMemory.focused(scene).isPresent());
      case Verdict.Scanning scanning -> {
        takeBack(scanning.since());
        yield true;
      }
      case Verdict.Done done -> {
        takeBack(done.since());
        begun = false;
        onScan.accept(done.scan());
        yield true;
      }
      case Verdict.Tail tail -> true;
    };
  }

  private void takeBack(long since) {
    if (begun) {
      return;
    }
    begun = true;
    Optional<FieldMemory> first =
        memories.stream().filter(memory -> memory.at() >= since).findFirst();
    memories.clear();
    boolean wasComposing = !composing.isEmpty();
    composing = "";
    first.ifPresent(memory -> memory.restore(scene, wasComposing));
  }

  private void remember(FieldMemory memory) {
    if (begun) {
      return;
    }
    memories.addLast(memory);
    if (memories.size() > REMEMBERED) {
      memories.removeFirst();
    }
  }
}
