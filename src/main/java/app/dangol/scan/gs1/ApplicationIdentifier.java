package app.dangol.scan.gs1;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An application identifier as the dictionary defines it.
 *
 * @param ai two to four digits
 * @param predefinedLength needs no separator after its value
 * @param linkAttribute may stand in the query of a Digital Link
 * @param requires each entry is one demand: alternatives, of which all members of one must be there
 * @param excludes identifiers or patterns such as {@code 310n} that may not stand beside it
 * @param qualifiers orders of key qualifiers in a Digital Link's path; empty: no primary key
 */
record ApplicationIdentifier(
    String ai,
    boolean predefinedLength,
    boolean linkAttribute,
    List<Component> components,
    List<List<List<String>>> requires,
    List<String> excludes,
    List<List<String>> qualifiers,
    String title) {
  /** How much of a field belongs to the value, or what is wrong with it. */
  record Checked(int length, Optional<Problem> problem, Optional<Fault> fault) {}

  /** Another identifier of the same definition. */
  ApplicationIdentifier withAi(String other) {
    return new ApplicationIdentifier(
        other, predefinedLength, linkAttribute, components, requires, excludes, qualifiers, title);
  }

  boolean isPrimaryKey() {
    return !qualifiers.isEmpty();
  }

  int minLength() {
    return components.stream().filter(part -> !part.optional()).mapToInt(Component::min).sum();
  }

  int maxLength() {
    return components.stream().mapToInt(Component::max).sum();
  }

  /** Checks the value that a field begins with; a predefined length may leave a rest. */
  Checked check(String field) {
    if (field.isEmpty()) {
      return new Checked(0, Optional.of(Problem.VALUE_EMPTY), Optional.empty());
    }
    int at = 0;
    for (Component part : components) {
      int length = Math.min(part.max(), field.length() - at);
      if (part.optional() && length == 0) {
        continue;
      }
      if (length < part.min()) {
        return new Checked(at, Optional.of(Problem.VALUE_TOO_SHORT), Optional.empty());
      }
      int start = at;
      Optional<Fault> fault =
          part.check(field.substring(at, at + length)).map(found -> found.movedBy(start));
      if (fault.isPresent()) {
        return new Checked(at, Optional.of(Problem.VALUE_INVALID), fault);
      }
      at += length;
    }
    return new Checked(at, Optional.empty(), Optional.empty());
  }

  /** The value's components, those that are there. */
  List<Part> split(String value) {
    List<Part> parts = new ArrayList<>();
    int at = 0;
    for (Component component : components) {
      int length = Math.min(component.max(), value.length() - at);
      if (length > 0) {
        parts.add(new Part(component, value.substring(at, at + length)));
      }
      at += Math.max(length, 0);
    }
    return parts;
  }

  /** One component and its characters. */
  record Part(Component component, String text) {
    @Override
    public String toString() {
      return "Part[" + text.length() + " characters]";
    }
  }
}
