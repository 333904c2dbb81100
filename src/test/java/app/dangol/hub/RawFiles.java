package app.dangol.hub;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What stands in files, byte by byte, whatever they are. */
public final class RawFiles {
  private RawFiles() {}

  /** Those of the texts that stand in a file, or in any below a folder. */
  public static List<String> findTexts(Collection<Path> places, Collection<String> texts)
      throws IOException {
    List<byte[]> bytes = texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    return find(places, bytes).stream()
        .map(found -> new String(found, StandardCharsets.UTF_8))
        .toList();
  }

  /** As {@link #findTexts}, of bytes. */
  public static List<byte[]> find(Collection<Path> places, Collection<byte[]> wanted)
      throws IOException {
    List<byte[]> missing = new ArrayList<>(wanted);
    List<byte[]> found = new ArrayList<>();
    for (Path place : places) {
      try (Stream<Path> files = Files.walk(place)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String content = read(file);
          missing.removeIf(each -> {
            boolean there = content.contains(new String(each, StandardCharsets.ISO_8859_1));
            if (there) {
              found.add(each);
            }
            return there;
          });
        }
      }
    }
    return found;
  }

  private static String read(Path file) throws IOException {
    try {
      // Each byte is a character of that set, so that a search in the text is one in the bytes.
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      // A server at work takes files away.
      return "";
    }
  }
}
