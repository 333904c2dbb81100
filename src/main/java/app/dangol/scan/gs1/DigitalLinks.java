package app.dangol.scan.gs1;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes GS1 Digital Links apart (GS1 Digital Link Standard: URI Syntax): {@code
 * https://domain/stem/key/value/qualifier/value?attribute=value}. The domain is not looked at
 * beyond its characters, since anybody may run a resolver.
 */
final class DigitalLinks {
  private static final String ADDRESS_CHARACTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%";
  private static final String NOT_IN_DOMAIN = "_~?#@!$&'()*+,;=%";
  private static final List<String> SCHEMES = List.of("https://", "HTTPS://", "http://", "HTTP://");
  private static final String TRADE_ITEM = "01";
  private static final int GTIN_LENGTH = 14;
  private static final Set<Integer> SHORT_GTIN_LENGTHS = Set.of(8, 12, 13);
  private static final int HEX = 16;

  private final Dictionary dictionary;
  private final ElementStrings elementStrings;

  /** An address cut into what counts here: path segments and query. */
  private record Address(List<String> path, String query) {}

  DigitalLinks(Dictionary dictionary, ElementStrings elementStrings) {
    this.dictionary = dictionary;
    this.elementStrings = elementStrings;
  }

  /** Whether a text begins like a web address. */
  static boolean isAddress(String text) {
    return SCHEMES.stream().anyMatch(text::startsWith);
  }

  /**
   * @param shortGtins whether a GTIN of 8, 12 or 13 digits stands for the one of 14, as the first
   *     editions of the standard allowed
   */
  Gs1Result parse(String uri, boolean shortGtins) {
    Optional<Address> cut = cut(uri);
    if (cut.isEmpty()) {
      return BadGs1.of(Problem.NO_ADDRESS);
    }
    List<String> path = cut.get().path();
    int key = findKey(path);
    if (key < 0) {
      return BadGs1.of(Problem.NO_KEY);
    }
    List<Element> elements = new ArrayList<>();
    for (int i = key; i < path.size(); i += 2) {
      Gs1Result element = element(path.get(i), path.get(i + 1), false, shortGtins);
      switch (element) {
        case BadGs1 bad -> {
          return bad;
        }
        case Gs1Data data -> elements.addAll(data.elements());
      }
    }
    List<String> inPath = elements.stream().map(Element::ai).toList();
    if (!isValidPath(elements.getFirst().identifier(), inPath)) {
      return BadGs1.of(Problem.QUALIFIERS);
    }
    return addQuery(cut.get().query(), elements, inPath, shortGtins)
        .<Gs1Result>map(bad -> bad)
        .orElseGet(() -> ElementStrings.finish(elements));
  }

  private Optional<BadGs1> addQuery(
      String query, List<Element> elements, List<String> inPath, boolean shortGtins) {
    for (String parameter : query.split("&", -1)) {
      int equals = parameter.indexOf('=');
      String name = equals < 0 ? "" : parameter.substring(0, equals);
      if (name.isEmpty() || !CharacterSets.isDigits(name)) {
        continue;
      }
      switch (element(name, parameter.substring(equals + 1), true, shortGtins)) {
        case BadGs1 bad -> {
          return Optional.of(bad);
        }
        case Gs1Data data -> {
          Element element = data.elements().getFirst();
          Optional<Problem> problem = problemInQuery(element, elements, inPath);
          if (problem.isPresent()) {
            return Optional.of(BadGs1.of(problem.get(), element.ai()));
          }
          elements.add(element);
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Problem> problemInQuery(
      Element element, List<Element> before, List<String> inPath) {
    if (before.stream().anyMatch(other -> other.ai().equals(element.ai()))) {
      return Optional.of(Problem.DUPLICATE);
    }
    if (!element.identifier().linkAttribute()) {
      return Optional.of(Problem.NOT_AN_ATTRIBUTE);
    }
    ApplicationIdentifier key = before.getFirst().identifier();
    for (int i = 1; i <= inPath.size(); i++) {
      List<String> longer = new ArrayList<>(inPath);
      longer.add(i, element.ai());
      if (isValidPath(key, longer)) {
        return Optional.of(Problem.BELONGS_INTO_PATH);
      }
    }
    return Optional.empty();
  }

  private Gs1Result element(String ai, String text, boolean inQuery, boolean shortGtins) {
    Optional<ApplicationIdentifier> identifier = dictionary.find(ai);
    if (identifier.isEmpty()) {
      return BadGs1.of(Problem.UNKNOWN_AI);
    }
    String value = decode(text, inQuery);
    boolean padded =
        shortGtins && ai.equals(TRADE_ITEM) && SHORT_GTIN_LENGTHS.contains(value.length());
    return elementStrings.element(
        identifier.get(), padded ? "0".repeat(GTIN_LENGTH - value.length()) + value : value);
  }

  /** The key first, then some of its qualifiers, in the order of one of its sequences. */
  private static boolean isValidPath(ApplicationIdentifier key, List<String> inPath) {
    List<String> qualifiers = inPath.subList(1, inPath.size());
    return key.qualifiers().stream().anyMatch(order -> isInOrder(qualifiers, order));
  }

  private static boolean isInOrder(List<String> qualifiers, List<String> order) {
    int at = 0;
    for (String qualifier : qualifiers) {
      int found = order.subList(at, order.size()).indexOf(qualifier);
      if (found < 0) {
        return false;
      }
      at += found + 1;
    }
    return true;
  }

  /** Where the last primary key is, from which on there are only pairs; -1 if there is none. */
  private int findKey(List<String> path) {
    for (int i = path.size() - 2; i >= 0; i -= 2) {
      Optional<ApplicationIdentifier> identifier = dictionary.find(path.get(i));
      if (identifier.isEmpty()) {
        return -1;
      }
      if (identifier.get().isPrimaryKey()) {
        return i;
      }
    }
    return -1;
  }

  private static Optional<Address> cut(String uri) {
    boolean legal = uri.chars().allMatch(c -> ADDRESS_CHARACTERS.indexOf(c) >= 0);
    if (!legal || !isAddress(uri)) {
      return Optional.empty();
    }
    int domain = uri.indexOf("//") + 2;
    int slash = uri.indexOf('/', domain);
    boolean named =
        slash > domain
            && uri.substring(domain, slash).chars().allMatch(c -> NOT_IN_DOMAIN.indexOf(c) < 0);
    if (!named) {
      return Optional.empty();
    }
    String rest = uri.substring(slash + 1);
    int fragment = rest.indexOf('#');
    String shown = fragment < 0 ? rest : rest.substring(0, fragment);
    int mark = shown.indexOf('?');
    String path = mark < 0 ? shown : shown.substring(0, mark);
    return Optional.of(
        new Address(List.of(path.split("/", -1)), mark < 0 ? "" : shown.substring(mark + 1)));
  }

  /** Reverses percent-encoding; what is no valid sequence stands for itself. */
  private static String decode(String text, boolean inQuery) {
    byte[] bytes = new byte[text.length()];
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean encoded =
          c == '%'
              && i + 2 < text.length()
              && SmallLinters.isHex(text.charAt(i + 1))
              && SmallLinters.isHex(text.charAt(i + 2));
      if (encoded) {
        bytes[length++] = (byte) Integer.parseInt(text, i + 1, i + 3, HEX);
        i += 2;
      } else {
        bytes[length++] = (byte) (c == '+' && inQuery ? ' ' : c);
      }
    }
    // No value may hold anything but ASCII, so one byte a character is enough to refuse it.
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
  }
}
