package app.dangol.device.wedge;

import app.dangol.device.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells a reader's code from a person's typing. Hand in every key as it goes down and comes up, and
 * {@link #expire} what has waited too long before each of them; the answer says whose the key is.
 *
 * <p>A code is a run of at least so many characters, each within the longest gap of the one before
 * and most of them much closer, ended by the suffix key. Keys, not characters: an input method for
 * Korean changes what a key writes, not which key it is. Readers that send characters as Alt and
 * digits on the pad are understood as well.
 *
 * <p>Keeps a bounded number of characters and throws on no input. For one thread at a time.
 */
public final class KeyWedge {
  /**
   * A busy screen hands keys in late, so a code may come in two parts this far apart. Also how long
   * a code without its suffix is waited for.
   */
  private static final long LONGEST_PAUSE = Duration.ofMillis(300).toNanos();

  /** Closer than any reader on USB types: these keys waited in a queue while nobody took them. */
  private static final long QUEUED = 800_000;

  /** A hand types two or three keys in one go; a part of a code that is told by itself has more. */
  private static final int PART = 4;

  private static final int QUICK_AFTER = 2;
  private static final int HELD_AT_MOST = 8;
  private static final int LAST_ASCII = 0x7E;

  /** FNC1 as it is transmitted (GS1 General Specifications §7.8). */
  private static final int GROUP_SEPARATOR = 0x1D;

  private final WedgeSettings settings;
  private final Set<Key> down = EnumSet.noneOf(Key.class);

  /** What came before the last pause, if it may belong to what came after. */
  private List<Stroke> before = List.of();

  private List<Stroke> run = new ArrayList<>();

  /** When the code's first key came, once it is sure to be one. */
  private Optional<Long> since = Optional.empty();

  /** Characters past the longest code. */
  private int dropped;

  /** When the last key that counts came. */
  private long last;

  /** That was the end of a code. */
  private boolean afterCode;

  private Optional<AltCode> altCode = Optional.empty();

  /** A character as Alt, its number on the pad, and Alt up again. */
  private record AltCode(long since, int digits, int number) {}

  public KeyWedge(WedgeSettings settings) {
    this.settings = settings;
  }

  /** After this long without a key, {@link #expire} has the last word on what was begun. */
  public Duration patience() {
    return settings.suffix() == WedgeSettings.Suffix.NONE
        ? settings.maxGap()
        : Duration.ofNanos(LONGEST_PAUSE);
  }

  /** A key goes down, or its held key repeats. */
  public Verdict press(KeyPress press) {
    Key key = press.key();
    boolean repeated = !down.add(key);
    if (key == Key.SILENT) {
      return undecided();
    }
    if (key == Key.ALT) {
      altCode = Optional.of(new AltCode(press.nanos(), 0, 0));
      return undecided();
    }
    if (altCode.isPresent() && press.alt() && key.padDigit() >= 0) {
      AltCode code = altCode.get();
      int number = Math.min(code.number() * 10 + key.padDigit(), LAST_ASCII + 1);
      altCode = Optional.of(new AltCode(code.since(), code.digits() + 1, number));
      return undecided();
    }
    altCode = Optional.empty();
    return take(key, character(press), press.nanos(), repeated);
  }

  /** A key comes up; with Alt this may complete a character, and so a code. */
  public Verdict release(Key key, long nanos) {
    down.remove(key);
    for (int i = run.size() - 1; i >= Math.max(0, run.size() - HELD_AT_MOST); i--) {
      Stroke stroke = run.get(i);
      if (stroke.key == key && !stroke.released) {
        stroke.released = true;
        stroke.held = nanos - stroke.nanos;
      }
    }
    Optional<AltCode> typed = altCode.filter(code -> key == Key.ALT && code.digits() > 0);
    if (key == Key.ALT) {
      altCode = Optional.empty();
    }
    if (typed.isEmpty()) {
      return undecided();
    }
    int number = typed.get().number();
    int character = number == 0 || number > LAST_ASCII ? Stroke.UNREADABLE : number;
    Verdict verdict = take(Key.ALT, character, typed.get().since(), false);
    run.stream().skip(Math.max(0, run.size() - 1)).forEach(stroke -> stroke.released = true);
    last = nanos;
    return verdict;
  }

  /**
   * Ends what has waited too long. To be called before each key, and when {@link #patience} has
   * passed without one.
   *
   * @return the last word on what was begun, if there was anything
   */
  public Optional<Verdict> expire(long nanos) {
    long quiet = nanos - last;
    if ((run.isEmpty() && before.isEmpty()) || quiet < patience().toNanos()) {
      return Optional.empty();
    }
    Verdict verdict = since.isPresent() ? lastWord() : new Verdict.Typing();
    forget();
    return Optional.of(verdict);
  }

  private Verdict lastWord() {
    boolean complete = settings.suffix() == WedgeSettings.Suffix.NONE;
    return burst()
        .map(found -> complete ? done(found) : spoiled(WedgeScan.Why.UNFINISHED, found))
        .orElseGet(() -> unlessBegun(false));
  }

  private int character(KeyPress press) {
    if (settings.separator().filter(key -> key == press.key()).isPresent()) {
      return GROUP_SEPARATOR;
    }
    if (press.alt()) {
      return Stroke.UNREADABLE;
    }
    return press.control() ? press.key().control() : press.key().character(press.shift());
  }

  private Verdict take(Key key, int character, long nanos, boolean repeated) {
    long gap = nanos - last;
    if (isSuffix(key, character)) {
      last = nanos;
      return end(gap);
    }
    boolean types = character >= 0 || key == Key.UNKNOWN || key == Key.ALT || key == Key.TAB;
    if (!types && since.isEmpty()) {
      forget();
      last = nanos;
      return new Verdict.Typing();
    }
    afterCode = false;
    add(new Stroke(key, key == Key.TAB ? '\t' : character, nanos, gap, repeated));
    last = nanos;
    return judge();
  }

  private void add(Stroke stroke) {
    // Inside what is a code already, a pause is only a pause.
    if (since.isEmpty() && stroke.gap > settings.maxGap().toNanos() && !run.isEmpty()) {
      before = stroke.gap <= LONGEST_PAUSE ? run : List.of();
      run = new ArrayList<>();
    }
    countHeld();
    if (before.size() + run.size() < settings.maxLength() + settings.prefix().length()) {
      run.add(stroke);
    } else {
      dropped++;
    }
  }

  private void countHeld() {
    for (int i = run.size() - 1; i >= Math.max(0, run.size() - HELD_AT_MOST); i--) {
      if (!run.get(i).released) {
        run.get(i).heldOver++;
      }
    }
  }

  /** The run, and what came before the pause if a reader can have typed both. */
  private List<Stroke> candidates() {
    boolean queued =
        run.size() > PART && run.stream().skip(1).limit(PART).allMatch(s -> s.gap < QUEUED);
    boolean twoParts = before.size() >= PART && run.size() >= PART;
    return !before.isEmpty() && (queued || twoParts) ? Burst.joined(before, run) : run;
  }

  private Optional<Burst> burst() {
    return Burst.find(candidates(), settings);
  }

  private Verdict judge() {
    if (since.isEmpty()) {
      since = burst().filter(found -> !mayHaveWaited(found)).map(Burst::since);
      if (since.isPresent()) {
        run = new ArrayList<>(candidates());
        before = List.of();
      }
    }
    if (since.isPresent()) {
      return new Verdict.Scanning(since.get());
    }
    if (dropped > 0) {
      forget(); // a key held down for minutes
      return new Verdict.Typing();
    }
    return undecided();
  }

  /**
   * Whether the keys waited while nobody took them. Then their times tell nothing, and they may as
   * well be a person's: only the suffix makes them a code.
   */
  private boolean mayHaveWaited(Burst found) {
    long queued = found.strokes().stream().filter(stroke -> stroke.gap < QUEUED).count();
    return settings.suffix() != WedgeSettings.Suffix.NONE && queued * 2 > found.strokes().size();
  }

  private Verdict undecided() {
    if (since.isPresent()) {
      return new Verdict.Scanning(since.get());
    }
    return run.size() < QUICK_AFTER ? new Verdict.Undecided() : new Verdict.Quick();
  }

  private boolean isSuffix(Key key, int character) {
    boolean enter = key == Key.ENTER || character == '\r' || (afterCode && character == '\n');
    boolean tab = key == Key.TAB || character == '\t';
    return switch (settings.suffix()) {
      case ENTER -> enter;
      case TAB -> tab;
      case ANY -> enter || tab;
      case NONE -> since.isPresent() && (enter || tab);
    };
  }

  private Verdict end(long gap) {
    boolean inTime = gap <= settings.maxGap().toNanos();
    if (run.isEmpty() && before.isEmpty()) {
      boolean tail = afterCode && inTime;
      afterCode = false;
      return tail ? new Verdict.Tail() : new Verdict.Typing();
    }
    countHeld();
    boolean quick = inTime && run.size() >= QUICK_AFTER;
    Optional<Burst> burst = inTime || since.isPresent() ? burst() : Optional.empty();
    Verdict verdict = burst.map(this::done).orElseGet(() -> unlessBegun(quick));
    forget();
    afterCode = verdict instanceof Verdict.Done;
    return verdict;
  }

  /** What was sure to be a code and no longer is, a person has typed into. */
  private Verdict unlessBegun(boolean quick) {
    Verdict otherwise = quick ? new Verdict.Quick() : new Verdict.Typing();
    return since
        .<Verdict>map(begun ->
            new Verdict.Done(new WedgeScan.Spoiled(WedgeScan.Why.UNFINISHED, run.size()), begun))
        .orElse(otherwise);
  }

  private Verdict done(Burst burst) {
    if (dropped > 0) {
      return spoiled(WedgeScan.Why.TOO_LONG, burst);
    }
    return burst.isReadable()
        ? new Verdict.Done(new WedgeScan.Code(Bytes.of(burst.ascii())), burst.since())
        : spoiled(WedgeScan.Why.UNFINISHED, burst);
  }

  private Verdict spoiled(WedgeScan.Why why, Burst burst) {
    int length = burst.strokes().size() + dropped;
    return new Verdict.Done(new WedgeScan.Spoiled(why, length), burst.since());
  }

  private void forget() {
    before = List.of();
    run = new ArrayList<>();
    since = Optional.empty();
    dropped = 0;
  }
}
