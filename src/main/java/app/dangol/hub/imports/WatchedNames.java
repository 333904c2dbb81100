package app.dangol.hub.imports;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the names of files in a watched folder say: their kind, and which comes before which. */
final class WatchedNames {
  private static final Pattern NAME =
      Pattern.compile(
          Arrays.stream(ImportKind.values())
              .map(ImportKind::key)
              .collect(Collectors.joining("|", "(", ")[^/\\\\]*\\.(csv|ndjson)")));

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** In front of a claimed file's name. */
  private static final String STAMPED = "^[0-9]{8}T[0-9]{9}Z-";

  /** Where a run of digits begins or ends. */
  private static final Pattern DIGITS =
      Pattern.compile("(?<=[0-9])(?=[^0-9])|(?<=[^0-9])(?=[0-9])");

  /** Numbers as people count, so that 9 comes before 10. */
  static final Comparator<String> ORDER = WatchedNames::compare;

  private WatchedNames() {}

  /** Files of some kind, in the order in which they are to be taken. */
  static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .filter(file -> findKind(file).isPresent())
          .sorted(Comparator.comparing(file -> String.valueOf(file.getFileName()), ORDER))
          .toList();
    }
  }

  /** The kind with which a name begins, also once it was claimed. */
  static Optional<ImportKind> findKind(Path file) {
    String name = String.valueOf(file.getFileName());
    Matcher matcher = NAME.matcher(name.replaceFirst(STAMPED, ""));
    return matcher.matches() ? ImportKind.find(matcher.group(1)) : Optional.empty();
  }

  /** A name of its own, so that the same name may come again tomorrow. */
  static String claimed(Path file, Instant at) {
    return STAMP.format(at) + "-" + file.getFileName();
  }

  private static int compare(String one, String other) {
    String[] ours = DIGITS.split(one, -1);
    String[] theirs = DIGITS.split(other, -1);
    for (int i = 0; i < Math.min(ours.length, theirs.length); i++) {
      int order =
          isNumber(ours[i]) && isNumber(theirs[i])
              ? new BigInteger(ours[i]).compareTo(new BigInteger(theirs[i]))
              : ours[i].compareTo(theirs[i]);
      if (order != 0) {
        return order;
      }
    }
    int order = Integer.compare(ours.length, theirs.length);
    return order != 0 ? order : one.compareTo(other);
  }

  private static boolean isNumber(String part) {
    return !part.isEmpty() && part.charAt(0) >= '0' && part.charAt(0) <= '9';
  }
}
