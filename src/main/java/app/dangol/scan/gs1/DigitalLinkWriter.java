package app.dangol.scan.gs1;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Writes GS1 data as a Digital Link. */
final class DigitalLinkWriter {
  private static final String CANONICAL_STEM = "https://id.gs1.org";
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  private DigitalLinkWriter() {}

  /** The one form that all links to the same thing share: GS1's domain, attributes sorted. */
  static Optional<String> writeCanonical(Gs1Data data) {
    return write(data, CANONICAL_STEM, Comparator.comparing(Element::ai));
  }

  /** A link with the attributes as they came, those of predefined length first. */
  static Optional<String> write(Gs1Data data, String stem) {
    return write(
        data, stem, Comparator.comparing(element -> !element.identifier().predefinedLength()));
  }

  /** Empty where the data hold no primary key, or what may not stand in a link. */
  private static Optional<String> write(
      Gs1Data data, String stem, Comparator<Element> attributeOrder) {
    List<Element> rest = new ArrayList<>();
    data.elements().stream().filter(element -> !rest.contains(element)).forEach(rest::add);
    Optional<Element> key = rest.stream().filter(e -> e.identifier().isPrimaryKey()).findFirst();
    if (key.isEmpty()) {
      return Optional.empty();
    }
    List<Element> path = new ArrayList<>(List.of(key.get()));
    path.addAll(bestQualifiers(key.get(), rest));
    rest.removeAll(path);
    if (!rest.stream().allMatch(element -> element.identifier().linkAttribute())) {
      return Optional.empty();
    }
    rest.sort(attributeOrder);
    StringBuilder link =
        new StringBuilder(stem.endsWith("/") ? stem.substring(0, stem.length() - 1) : stem);
    path.forEach(e -> link.append('/').append(e.ai()).append('/').append(encode(e.value())));
    char before = '?';
    for (Element attribute : rest) {
      link.append(before).append(attribute.ai()).append('=').append(encode(attribute.value()));
      before = '&';
    }
    return Optional.of(link.toString());
  }

  /** Of the key's sequences the one that takes up most of the elements, in its order. */
  private static List<Element> bestQualifiers(Element key, List<Element> elements) {
    List<Element> best = List.of();
    for (List<String> order : key.identifier().qualifiers()) {
      List<Element> found =
          order.stream()
              .flatMap(ai -> elements.stream().filter(element -> element.ai().equals(ai)))
              .toList();
      best = found.size() > best.size() ? found : best;
    }
    return best;
  }

  private static String encode(String value) {
    StringBuilder encoded = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (UNRESERVED.indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
        encoded.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
      }
    }
    return encoded.toString();
  }
}
