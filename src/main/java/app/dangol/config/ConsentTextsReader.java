package app.dangol.config;

import app.dangol.config.ConsentTexts.Wording;
import app.dangol.id.LocalText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Reads a file of consent texts, such as {@code kiosk-config/consents.properties}, which is also
 * built into the program. Every text stands in both languages, or the start stops: nobody is asked
 * to agree to something they were not told.
 */
final class ConsentTextsReader {
  private static final String SHIPPED = "consents.properties";
  static final String VERSION = "[A-Za-z0-9._-]{1,64}";

  /** Longer ones are not read before somebody agrees. */
  private static final int MAX_TEXT = 400;

  private ConsentTextsReader() {}

  /** Reads a file; what is wrong is added to {@code problems}, and then the answer is of no use. */
  static ConsentTexts read(Path file, List<Problem> problems) {
    Settings settings = Settings.read(file, problems);
    return settings.isReadable() ? texts(settings) : readShipped();
  }

  static ConsentTexts readShipped() {
    List<Problem> problems = new ArrayList<>();
    try (InputStream in =
        Objects.requireNonNull(ConsentTextsReader.class.getResourceAsStream(SHIPPED), SHIPPED)) {
      ConsentTexts texts = texts(Settings.parse(Path.of(SHIPPED), in.readAllBytes(), problems));
      if (!problems.isEmpty()) {
        throw new ConfigException(problems);
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the texts that come with the program", e);
    }
  }

  private static ConsentTexts texts(Settings settings) {
    String version = settings.required("version", "missing");
    if (!version.matches(VERSION)) {
      settings.bad("version", "1 to 64 letters, digits, points, - and _, such as a date");
    }
    Map<String, Wording> wordings = new HashMap<>();
    for (String purpose : ConsentTexts.PURPOSES) {
      wordings.put(
          purpose,
          new Wording(
              text(settings, purpose + ".purpose"),
              text(settings, purpose + ".items"),
              text(settings, purpose + ".kept"),
              text(settings, purpose + ".refusing")));
    }
    settings.reportUnknown(Set.of());
    return new ConsentTexts(version, wordings);
  }

  private static LocalText text(Settings settings, String key) {
    return new LocalText(language(settings, key + ".ko"), language(settings, key + ".en"));
  }

  private static String language(Settings settings, String key) {
    String text = settings.required(key, "?");
    if (text.length() > MAX_TEXT) {
      settings.bad(key, "at most " + MAX_TEXT + " characters");
    }
    return text;
  }
}
