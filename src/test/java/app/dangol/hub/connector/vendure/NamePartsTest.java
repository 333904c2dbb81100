package app.dangol.hub.connector.vendure;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.customer.Contacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A name is put into two parts in such a way that it comes back as it was. */
class NamePartsTest {
  private static final long SEED = 20_261_123;
  private static final int NAMES = 200_000;

  /** What names are made of, and what is meant to break them. */
  private static final List<String> PIECES =
      List.of(
          "김",
          "남궁",
          "서연",
          "민",
          "ㄱ",
          "ᄀ",
          "각",
          "Kim",
          "de la",
          "O’Neil",
          "Jean-Luc",
          "é",
          "e\u0301",
          "李",
          "さくら",
          "𠮷",
          "بحر",
          "\u2067בר\u2069",
          " ",
          "  ",
          "\u00a0",
          "\u2003",
          "\u3000",
          ".",
          "·",
          "-",
          "1");

  @ParameterizedTest
  @CsvSource({
    "김서윤,       서연,  김,     서윤,        김",
    "남궁민수,     민,    남궁,   민수,        남궁",
    "남궁민,       '',    '',     민,          남궁",
    "황보라,       보람,  황,     보라,        황",
    "김,           서연,  김,     김,          ''",
    "김 서연,      서연,  김,     김 서연,     ''",
    "김서연,       '',    김서연, '',          김서연",
    "Marta Lee,    Marta, Kim,    Marta,       Lee",
    "Ana de la Cruz, Ana, García, Ana,         de la Cruz",
    "Maria Jose Vega, M., Vega,   Maria Jose,  Vega",
    "Lucia de la Cruz, Luz, de la Cruz, Lucia, de la Cruz",
    "Maria Jose Vega, M., Kim,    Maria Jose,  Vega",
    "Ana Sofia Ruiz, Ana, Sofia Ruiz, Ana,     Sofia Ruiz",
    "Cher,         Anna,  윤,     Cher,        ''",
    "Anna 윤,      서연,  김,     Anna,        윤",
    "박 Anna,      서연,  김,     박,          Anna"
  })
  void splitsANameAsItsBearersWould(
      String name, String heldFirst, String heldLast, String first, String last) {
    NameParts parts = NameParts.of(name, new NameParts(heldFirst, heldLast));

    assertThat(parts.first()).isEqualTo(first);
    assertThat(parts.last()).isEqualTo(last);
    assertThat(parts.whole()).isEqualTo(name);
  }

  @Test
  void everyNameThatCanBeACorrectionComesBackAsItWas() {
    Random random = new Random(SEED);
    int split = 0;
    int tried = 0;
    while (tried < NAMES) {
      Optional<String> name = Contacts.name(text(random));
      if (name.isEmpty()) {
        continue;
      }
      tried++;
      NameParts held = new NameParts(part(name.get(), random), part(name.get(), random));
      NameParts parts = NameParts.of(name.get(), held);
      assertThat(parts.whole()).as("seed %d, name %d", SEED, tried).isEqualTo(name.get());
      split += parts.last().isEmpty() ? 0 : 1;
    }
    assertThat(split).as("not all are left whole").isGreaterThan(NAMES / 4);
  }

  private static String text(Random random) {
    List<String> pieces = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(6); i++) {
      pieces.add(PIECES.get(random.nextInt(PIECES.size())));
    }
    return String.join(random.nextBoolean() ? "" : " ", pieces);
  }

  /** A piece of the name or of another: what Vendure holds is often a part of what is right. */
  private static String part(String name, Random random) {
    if (random.nextInt(3) == 0) {
      return text(random);
    }
    int from = random.nextInt(name.length());
    return name.substring(from, from + random.nextInt(name.length() - from + 1));
  }
}
