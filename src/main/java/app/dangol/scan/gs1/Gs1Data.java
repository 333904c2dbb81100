package app.dangol.scan.gs1;

import app.dangol.id.Gtin;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * GS1 data that hold by the dictionary, in the order they came.
 *
 * @param elements at least one
 */
public record Gs1Data(List<Element> elements) implements Gs1Result {
  private static final char SEPARATOR = '\u001d';
  private static final String TRADE_ITEM = "01";
  private static final String CHECK_DIGIT = "csum";

  public Gs1Data {
    elements = List.copyOf(elements);
  }

  /** The value of an identifier; a repeated one has the same value each time. */
  public Optional<String> find(String ai) {
    return elements.stream().filter(e -> e.ai().equals(ai)).map(Element::value).findFirst();
  }

  /** The trade item itself; what a logistic unit contains (02) is another item. */
  public Optional<Gtin> tradeItem() {
    return find(TRADE_ITEM).flatMap(Gtin::find);
  }

  /** Identifier to value, without repetitions. */
  public SequencedMap<String, String> values() {
    SequencedMap<String, String> values = new LinkedHashMap<>();
    elements.forEach(element -> values.putIfAbsent(element.ai(), element.value()));
    return Collections.unmodifiableSequencedMap(values);
  }

  /** What no check digit of a key covers: lots, serial numbers, anything that is free to choose. */
  public List<String> uncheckedText() {
    return elements.stream()
        .flatMap(element -> element.identifier().split(element.value()).stream())
        .filter(part -> !part.component().hasLinter(CHECK_DIGIT))
        .map(ApplicationIdentifier.Part::text)
        .toList();
  }

  /** As transmitted after an AIM identifier: 0x1D only where a value's length is not predefined. */
  public String elementString() {
    StringBuilder text = new StringBuilder();
    boolean open = false;
    for (Element element : elements) {
      if (open) {
        text.append(SEPARATOR);
      }
      text.append(element.ai()).append(element.value());
      open = !element.identifier().predefinedLength();
    }
    return text.toString();
  }

  /** As printed for people: {@code (01)08801234567893(10)ABC}. */
  public String bracketed() {
    StringBuilder text = new StringBuilder();
    elements.forEach(e -> text.append('(').append(e.ai()).append(')').append(e.value()));
    return text.toString();
  }

  @Override
  public String toString() {
    return "Gs1Data" + elements;
  }
}
