package app.dangol.scan.gs1;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes element strings apart (GS1 General Specifications §7.8). */
final class ElementStrings {
  /** FNC1 as it is transmitted. */
  private static final char SEPARATOR = '\u001d';

  private static final int MAX_ELEMENTS = 64;

  private final Dictionary dictionary;

  ElementStrings(Dictionary dictionary) {
    this.dictionary = dictionary;
  }

  /**
   * Data as transmitted behind an AIM identifier. Separators that nobody needs, as some readers
   * send, do no harm.
   */
  Gs1Result parse(String data) {
    List<Element> elements = new ArrayList<>();
    int at = skipSeparators(data, 0);
    while (at < data.length()) {
      Optional<ApplicationIdentifier> found =
          dictionary.findAtStart(data.substring(at, Math.min(data.length(), at + 4)));
      if (found.isEmpty()) {
        return BadGs1.of(Problem.UNKNOWN_AI);
      }
      ApplicationIdentifier identifier = found.get();
      int start = at + identifier.ai().length();
      int next = data.indexOf(SEPARATOR, start);
      String field = data.substring(start, next < 0 ? data.length() : next);
      ApplicationIdentifier.Checked checked = identifier.check(field);
      Optional<BadGs1> bad = problem(identifier, checked, field.length());
      if (bad.isPresent()) {
        return bad.get();
      }
      if (elements.size() == MAX_ELEMENTS) {
        return BadGs1.of(Problem.TOO_MANY_ELEMENTS);
      }
      elements.add(new Element(identifier, field.substring(0, checked.length())));
      at = skipSeparators(data, start + checked.length());
    }
    return finish(elements);
  }

  /** Data as printed for people; {@code \(} is a bracket that belongs to a value. */
  Gs1Result parseBracketed(String text) {
    List<Element> elements = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int close = text.indexOf(')', at);
      if (text.charAt(at) != '(' || close < 0) {
        return BadGs1.of(Problem.NOT_BRACKETED);
      }
      Optional<ApplicationIdentifier> found = dictionary.find(text.substring(at + 1, close));
      if (found.isEmpty()) {
        return BadGs1.of(Problem.UNKNOWN_AI);
      }
      StringBuilder value = new StringBuilder();
      at = readValue(text, close + 1, value);
      Gs1Result element = element(found.get(), value.toString());
      switch (element) {
        case BadGs1 bad -> {
          return bad;
        }
        case Gs1Data data -> elements.addAll(data.elements());
      }
      if (elements.size() > MAX_ELEMENTS) {
        return BadGs1.of(Problem.TOO_MANY_ELEMENTS);
      }
    }
    return finish(elements);
  }

  /** One whole value, as a link or brackets give it. */
  Gs1Result element(ApplicationIdentifier identifier, String value) {
    if (value.length() > identifier.maxLength()) {
      return BadGs1.of(Problem.VALUE_TOO_LONG, identifier.ai());
    }
    ApplicationIdentifier.Checked checked = identifier.check(value);
    if (checked.problem().isEmpty() && checked.length() < value.length()) {
      return BadGs1.of(Problem.VALUE_TOO_LONG, identifier.ai());
    }
    return problem(identifier, checked, checked.length())
        .<Gs1Result>map(bad -> bad)
        .orElseGet(() -> new Gs1Data(List.of(new Element(identifier, value))));
  }

  static Gs1Result finish(List<Element> elements) {
    if (elements.isEmpty()) {
      return BadGs1.of(Problem.DATA_EMPTY);
    }
    return Associations.check(elements)
        .<Gs1Result>map(bad -> bad)
        .orElseGet(() -> new Gs1Data(elements));
  }

  private static Optional<BadGs1> problem(
      ApplicationIdentifier identifier, ApplicationIdentifier.Checked checked, int fieldLength) {
    if (checked.problem().isPresent()) {
      return Optional.of(
          new BadGs1(checked.problem().get(), Optional.of(identifier.ai()), checked.fault()));
    }
    return !identifier.predefinedLength() && checked.length() < fieldLength
        ? Optional.of(BadGs1.of(Problem.VALUE_TOO_LONG, identifier.ai()))
        : Optional.empty();
  }

  private static int readValue(String text, int start, StringBuilder value) {
    int from = start;
    int open = text.indexOf('(', from);
    while (open > start && text.charAt(open - 1) == '\\') {
      value.append(text, from, open - 1).append('(');
      from = open + 1;
      open = text.indexOf('(', from);
    }
    int end = open < 0 ? text.length() : open;
    value.append(text, from, end);
    return end;
  }

  private static int skipSeparators(String data, int start) {
    int at = start;
    while (at < data.length() && data.charAt(at) == SEPARATOR) {
      at++;
    }
    return at;
  }
}
