package app.dangol.device.wedge;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Characters that only a reader can have typed: so many, and most of them so close together, that
 * no hand does it, nor a key held down.
 *
 * @param strokes the code's own, without prefix and without those of a person in between
 * @param since when the first key came, the prefix counted in
 * @param spoiled somebody's key may be among them
 */
record Burst(List<Stroke> strokes, long since, boolean spoiled) {
  /** Hands hold a key for longer than a reader takes for two more. */
  private static final int HELD_BY_HAND = 2;

  private static final long LONGEST_HELD_BY_READER = 40_000_000;

  /** Keyboards repeat a held key at 10 to 60 times a second; faster than this only readers are. */
  private static final long FASTEST_REPEAT = 15_000_000;

  /** Other keys that may come before a held one. */
  private static final int BEFORE_REPEAT = 3;

  /**
   * @param candidates each after the one before within the longest gap, apart from at most one
   *     pause
   */
  static Optional<Burst> find(List<Stroke> candidates, WedgeSettings settings) {
    if (candidates.size() < settings.minLength() || isTypedByHand(candidates)) {
      return Optional.empty();
    }
    boolean told = releasesAreTold(candidates);
    List<Stroke> own = told ? withoutHands(candidates) : candidates;
    int start = afterPrefix(own, settings.prefix());
    if (start < 0 || own.size() - start < settings.minLength()) {
      return Optional.empty();
    }
    List<Stroke> code = own.subList(start, own.size());
    long usual = median(candidates, code);
    // Of 50 ms at most the usual one is 30: a hand's quick pairs have slow ones in between.
    if (usual > settings.maxGap().toNanos() * 3 / 5 || isHeldKey(code, usual)) {
      return Optional.empty();
    }
    long since = own.get(start - settings.prefix().length()).nanos;
    return Optional.of(new Burst(List.copyOf(code), since, told && isTypedInto(candidates, code)));
  }

  /** A person holds the last key, or had one down that the reader pressed as well. */
  private static boolean isTypedInto(List<Stroke> candidates, List<Stroke> code) {
    Stroke last = code.getLast();
    return (!last.released && last.heldOver > 0)
        || candidates.stream().anyMatch(stroke -> stroke.repeated);
  }

  /** Readers let go of each key before the next; fast hands do not. */
  private static boolean isTypedByHand(List<Stroke> strokes) {
    long late = strokes.stream().filter(s -> s.released && s.heldOver > 0).count();
    return late * 4 > strokes.size();
  }

  /** Some platforms keep releases to themselves while an input method is on. */
  private static boolean releasesAreTold(List<Stroke> strokes) {
    long released = strokes.stream().filter(stroke -> stroke.released).count();
    return released * 2 >= strokes.size();
  }

  private static List<Stroke> withoutHands(List<Stroke> strokes) {
    return strokes.stream().filter(stroke -> !isByHand(stroke)).toList();
  }

  private static boolean isByHand(Stroke stroke) {
    boolean longHeld = stroke.released && stroke.held > LONGEST_HELD_BY_READER;
    return stroke.heldOver >= HELD_BY_HAND || (stroke.heldOver > 0 && longHeld);
  }

  /** Where the code begins, or -1 if it has not the prefix it should. */
  private static int afterPrefix(List<Stroke> strokes, String prefix) {
    for (int at = 0; at + prefix.length() <= strokes.size(); at++) {
      if (isAt(strokes, at, prefix)) {
        return at + prefix.length();
      }
    }
    return -1;
  }

  private static boolean isAt(List<Stroke> strokes, int at, String prefix) {
    for (int i = 0; i < prefix.length(); i++) {
      if (strokes.get(at + i).character != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Over what was left out, the time to the next counts whole. */
  private static long median(List<Stroke> candidates, List<Stroke> code) {
    long[] gaps = new long[code.size()];
    int at = 0;
    long gap = 0;
    for (Stroke stroke : candidates) {
      gap += stroke.gap;
      if (at < gaps.length && stroke == code.get(at)) {
        gaps[at] = gap;
        at++;
        gap = 0;
      }
    }
    long[] between = Arrays.copyOfRange(gaps, 1, gaps.length);
    Arrays.sort(between);
    return between[between.length / 2];
  }

  private static boolean isHeldKey(List<Stroke> code, long usual) {
    long repeated = code.stream().filter(stroke -> stroke.repeated).count();
    return usual >= FASTEST_REPEAT && repeated >= code.size() - BEFORE_REPEAT;
  }

  boolean isReadable() {
    return !spoiled && strokes.stream().noneMatch(s -> s.character == Stroke.UNREADABLE);
  }

  byte[] ascii() {
    StringBuilder text = new StringBuilder();
    strokes.forEach(stroke -> text.append((char) stroke.character));
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  static List<Stroke> joined(List<Stroke> before, List<Stroke> after) {
    List<Stroke> all = new ArrayList<>(before);
    all.addAll(after);
    return all;
  }
}
