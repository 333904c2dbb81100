package app.dangol.scan.gs1;

import java.util.List;
import java.util.Optional;

/**
 * The door to this room: takes GS1 data apart and checks them by GS1's syntax dictionary. Any text
 * may be given; the answer is data or a refusal. Immutable; any thread.
 */
public final class Gs1Syntax {
  /** More than any symbol holds (a QR code: 7089 digits). */
  private static final int MAX_LENGTH = 8192;

  private final ElementStrings elementStrings;
  private final DigitalLinks links;

  /** Reads the dictionary that is part of the program. */
  public Gs1Syntax() {
    Dictionary dictionary = new DictionaryReader(new Linters(new CodeLists())).read();
    elementStrings = new ElementStrings(dictionary);
    links = new DigitalLinks(dictionary, elementStrings);
  }

  /** An element string as transmitted: 0x1D ends values of variable length. */
  public Gs1Result parseElementString(String data) {
    return isTooLong(data) ? BadGs1.of(Problem.DATA_TOO_LONG) : elementStrings.parse(data);
  }

  /** An element string as printed for people: {@code (01)08801234567893(10)ABC}. */
  public Gs1Result parseBracketed(String text) {
    return isTooLong(text) ? BadGs1.of(Problem.DATA_TOO_LONG) : elementStrings.parseBracketed(text);
  }

  /** A Digital Link; GTINs of 8, 12 and 13 digits, as older links have, are taken. */
  public Gs1Result parseLink(String uri) {
    return parseLink(uri, true);
  }

  /**
   * A Digital Link.
   *
   * @param shortGtins whether GTINs of 8, 12 and 13 digits are taken
   */
  Gs1Result parseLink(String uri, boolean shortGtins) {
    return isTooLong(uri) ? BadGs1.of(Problem.DATA_TOO_LONG) : links.parse(uri, shortGtins);
  }

  /** Whether a text begins like a web address, so that it may be a Digital Link. */
  public static boolean isAddress(String text) {
    return DigitalLinks.isAddress(text);
  }

  /** The Digital Link that all links to the same thing share; empty where there is no key. */
  public static Optional<String> canonicalLink(Gs1Data data) {
    return DigitalLinkWriter.writeCanonical(data);
  }

  /** Identifiers that by the dictionary need others beside them, which this symbol lacks. */
  public static List<String> incomplete(Gs1Data data) {
    return data.elements().stream()
        .filter(element -> !Associations.isComplete(element, data.elements()))
        .map(Element::ai)
        .distinct()
        .toList();
  }

  private static boolean isTooLong(String text) {
    return text.length() > MAX_LENGTH;
  }
}
