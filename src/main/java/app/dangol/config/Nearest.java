package app.dangol.config;

import java.util.Collection;

/** Finds the key somebody probably meant. */
final class Nearest {
  /** More edits than this and the keys have nothing to do with each other. */
  private static final int MAX_EDITS = 3;

  private Nearest() {}

  /** "did you mean …?", or blank when nothing is near. */
  static String hint(String key, Collection<String> known) {
    String best = "";
    int bestDistance = MAX_EDITS + 1;
    for (String candidate : known) {
      int distance = distance(key, candidate);
      if (distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best.isEmpty() ? "" : "did you mean '" + best + "'?";
  }

  /** Levenshtein distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
