package app.dangol.customer.search;

import app.dangol.customer.search.NameHit.How;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One look through a pool of names for what was typed. Most names are passed over by the set of
 * their keys; only what is left is compared. Not safe for several threads.
 */
final class NameLook {
  /** With fewer letters a sound is everywhere. */
  private static final int LEAST_SOUND = 2;

  /** From here on signs are syllables or words of their own; any may begin a given name. */
  private static final char FIRST_SYLLABIC = '\u2e80';

  private final NamePool pool;
  private final List<WordAtName> words;
  private final @Nullable WordAtName joined;
  private final long keySet;
  private final char[] typedKeys;
  private final boolean initials;
  private final boolean hangul;
  private final List<byte[]> sounds;
  private final int soundLetters;
  private final int digits;
  private final char[] keys;

  NameLook(NamePool pool, TypedName typed) {
    this.pool = pool;
    words = typed.words().stream().map(WordAtName::new).toList();
    joined = words.isEmpty() ? null : new WordAtName(String.join("", typed.words()));
    typedKeys = typed.strokes();
    keySet = KeySet.of(typedKeys, 0, typedKeys.length);
    initials = typed.hasInitials();
    hangul = typed.isHangul();
    sounds =
        typed.sounds().stream().map(sound -> sound.getBytes(StandardCharsets.US_ASCII)).toList();
    soundLetters = sounds.stream().mapToInt(NamePool::letters).reduce(0, (a, b) -> a | b);
    digits = typed.digits().map(Integer::parseInt).orElse(-1);
    keys = new char[2 * typedKeys.length + 2 * Hangul.MAX_STROKES];
  }

  /**
   * Adds those that fit to the letter, by their first sounds, or by sound.
   *
   * @param hidden ids that are passed over
   */
  void find(Set<String> hidden, BestHits best) {
    for (int row = 0; row < pool.size(); row++) {
      How how = isAsked(row, hidden) ? fit(row) : null;
      if (how != null) {
        add(row, how, best);
      }
    }
  }

  /** Adds those that fit but for slips of a finger, and not without. */
  void findTypos(Set<String> hidden, BestHits best) {
    int forgiven = TypoDistance.forgiven(typedKeys.length);
    if (forgiven == 0 || typedKeys.length > TypoDistance.MAX_STROKES || initials) {
      return;
    }
    TypoDistance distance = new TypoDistance(typedKeys);
    for (int row = 0; row < pool.size(); row++) {
      if (KeySet.missing(keySet, pool.keySets[row]) <= forgiven
          && isNear(row, distance, forgiven)
          && isAsked(row, hidden)
          && fit(row) == null) {
        add(row, How.TYPO, best);
      }
    }
  }

  private boolean isAsked(int row, Set<String> hidden) {
    return (digits < 0 || pool.hasDigits(row, digits)) && !hidden.contains(pool.ids[row]);
  }

  private void add(int row, How how, BestHits best) {
    int from = pool.nameBegin(row);
    best.add(pool.ids[row], how, () -> new String(pool.names, from, pool.nameEnds[row] - from));
  }

  private @Nullable How fit(int row) {
    if (joined == null) {
      return How.EXACT;
    }
    if (KeySet.missing(keySet, pool.keySets[row]) == 0) {
      How how = fitLetters(row, joined);
      if (how != null) {
        return how;
      }
    }
    return fitsSound(row) ? How.SOUND : null;
  }

  private @Nullable How fitLetters(int row, WordAtName whole) {
    int from = pool.nameBegin(row);
    int to = pool.nameEnds[row];
    WordAtName.Fit atOnce = whole.at(pool.names, from, to);
    How how = How.PART;
    if (atOnce != WordAtName.Fit.NO) {
      how = atOnce == WordAtName.Fit.WHOLE ? How.EXACT : How.BEGINNING;
    } else if (!words.stream().allMatch(word -> isAnywhere(word, from, to))) {
      return null;
    }
    return initials ? How.INITIALS : how;
  }

  private boolean isAnywhere(WordAtName word, int from, int to) {
    for (int at = from; at < to; at++) {
      if (mayBegin(at, from) && word.at(pool.names, at, to) != WordAtName.Fit.NO) {
        return true;
      }
    }
    return false;
  }

  private boolean mayBegin(int at, int from) {
    return at == from || pool.names[at] >= FIRST_SYLLABIC || pool.names[at - 1] == ' ';
  }

  private boolean fitsSound(int row) {
    if (sounds.isEmpty() || (soundLetters & ~pool.soundLetters[row]) != 0) {
      return false;
    }
    if (hangul && Hangul.isSyllable(pool.names[pool.nameBegin(row)])) {
      return false;
    }
    int letters = 0;
    for (byte[] sound : sounds) {
      letters += sound.length;
      if (!soundsAnywhere(sound, pool.soundBegin(row), pool.soundEnds[row])) {
        return false;
      }
    }
    return letters >= LEAST_SOUND;
  }

  private boolean soundsAnywhere(byte[] sound, int from, int to) {
    for (int at = from; at < to; at++) {
      if ((at == from || pool.sounds[at - 1] == ' ') && soundsAt(sound, at, to)) {
        return true;
      }
    }
    return false;
  }

  private boolean soundsAt(byte[] sound, int from, int to) {
    int at = from;
    for (byte letter : sound) {
      while (at < to && pool.sounds[at] == ' ') {
        at++;
      }
      if (at == to || pool.sounds[at++] != letter) {
        return false;
      }
    }
    return true;
  }

  private boolean isNear(int row, TypoDistance distance, int forgiven) {
    int from = pool.nameBegin(row);
    int to = pool.nameEnds[row];
    for (int at = from; at < to; at++) {
      if (mayBegin(at, from)) {
        int count = pool.strokes(at, to, keys);
        if (distance.toBeginning(keys, 0, count) <= forgiven) {
          return true;
        }
      }
    }
    return false;
  }
}
