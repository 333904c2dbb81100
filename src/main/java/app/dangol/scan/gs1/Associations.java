package app.dangol.scan.gs1;

import java.util.List;
import java.util.Optional;

/** What the dictionary says of elements beside each other. */
final class Associations {
  private static final String SIGNATURE = "8030";
  private static final List<String> SERIALISED = List.of("253", "255", "8003");

  private Associations() {}

  /** What no other symbol on the same thing can make good. */
  static Optional<BadGs1> check(List<Element> elements) {
    for (Element element : elements) {
      if (excludesAny(element, elements)) {
        return Optional.of(BadGs1.of(Problem.EXCLUSIVE, element.ai()));
      }
      boolean contradicted =
          elements.stream().anyMatch(e -> e.ai().equals(element.ai()) && !e.isSame(element));
      if (contradicted) {
        return Optional.of(BadGs1.of(Problem.CONTRADICTION, element.ai()));
      }
    }
    return checkSignature(elements);
  }

  /**
   * Whether all that the identifier demands is there. A missing companion is no fault of one
   * symbol: by the dictionary it may stand in another on the same thing.
   */
  static boolean isComplete(Element element, List<Element> elements) {
    return element.identifier().requires().stream()
        .allMatch(demand ->
            demand.stream()
                .anyMatch(group ->
                    group.stream().allMatch(pattern -> isBeside(pattern, element, elements))));
  }

  /** A pattern such as {@code 31nn} stands for any digits at its end. */
  static boolean matches(String pattern, String ai) {
    int fixed = pattern.indexOf('n');
    return fixed < 0
        ? pattern.equals(ai)
        : pattern.length() == ai.length() && ai.startsWith(pattern.substring(0, fixed));
  }

  private static boolean excludesAny(Element element, List<Element> elements) {
    return element.identifier().excludes().stream()
        .anyMatch(pattern -> isBeside(pattern, element, elements));
  }

  private static boolean isBeside(String pattern, Element element, List<Element> elements) {
    return elements.stream()
        .anyMatch(other -> !other.ai().equals(element.ai()) && matches(pattern, other.ai()));
  }

  private static Optional<BadGs1> checkSignature(List<Element> elements) {
    if (elements.stream().noneMatch(element -> element.ai().equals(SIGNATURE))) {
      return Optional.empty();
    }
    return elements.stream()
        .filter(element -> SERIALISED.contains(element.ai()))
        .filter(element -> element.value().length() == element.identifier().minLength())
        .map(element -> BadGs1.of(Problem.UNSERIALISED_KEY, element.ai()))
        .findFirst();
  }
}
