package app.dangol.launch.doctor;

import java.time.Duration;
import java.util.Locale;

/** Figures as people read them. */
final class Words {
  private static final long MB = 1_000_000;
  private static final long GB = 1000 * MB;

  private Words() {}

  /** One unit is enough: {@code 3 h}. */
  static String duration(Duration duration) {
    Duration length = duration.abs();
    if (length.toSeconds() < 120) {
      return length.toSeconds() + " s";
    }
    if (length.toMinutes() < 120) {
      return length.toMinutes() + " min";
    }
    return length.toHours() < 48 ? length.toHours() + " h" : length.toDays() + " days";
  }

  static String bytes(long bytes) {
    return bytes >= GB
        ? String.format(Locale.ROOT, "%.1f GB", (double) bytes / GB)
        : (bytes + MB - 1) / MB + " MB";
  }
}
