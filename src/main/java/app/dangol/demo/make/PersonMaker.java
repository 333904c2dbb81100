package app.dangol.demo.make;

import app.dangol.demo.DemoFiles;
import app.dangol.demo.TsvReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes up people: names put together by chance, telephone numbers of a range that is not in use,
 * and mail addresses at example domains (RFC 2606 §3; example.kr is held back by the registry).
 */
final class PersonMaker {
  /** 010-0000-xxxx in E.164. */
  private static final String PHONE_PREFIX = "+82100000";

  private static final List<String> MAIL_DOMAINS = List.of("example.com", "example.kr");
  private static final double KOREAN = 2.0 / 3;

  /** A made-up person. */
  record Person(String name, String phone, String mail) {
    @Override
    public String toString() {
      return "Person[…]";
    }
  }

  private final Map<String, List<String>> parts;
  private final Set<String> pinned;
  private final Set<String> mails = new HashSet<>();
  private final List<Integer> phones;

  /**
   * @param pinned names that are taken
   */
  PersonMaker(DemoFiles files, Set<String> pinned, long seed) {
    this.parts =
        TsvReader.read(
                files,
                "people.tsv",
                List.of("use", "text"),
                row -> Map.entry(row.text(0), row.text(1)))
            .stream()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    this.pinned = pinned;
    this.phones = new ArrayList<>(IntStream.range(0, 10_000).boxed().toList());
    Dice.of(seed, "phones", 0).shuffle(phones);
  }

  /**
   * @param name the pinned name, or blank for any
   * @param reachable with both phone and mail; others lack one now and then
   */
  Person make(Dice dice, String name, boolean reachable) {
    String given = name.isBlank() ? freeName(dice) : name;
    String phone = phone();
    String mail = mail(dice);
    return new Person(
        given,
        reachable || dice.chance(0.95) ? phone : "",
        reachable || dice.chance(0.85) ? mail : "");
  }

  private String freeName(Dice dice) {
    while (true) {
      String name =
          dice.chance(KOREAN)
              ? part(dice, "family") + part(dice, "given")
              : part(dice, "first") + " " + part(dice, "last");
      if (!pinned.contains(name)) {
        return name;
      }
    }
  }

  /** Each number once; blank when the range is used up. */
  private String phone() {
    return phones.isEmpty() ? "" : PHONE_PREFIX + padded(phones.removeLast());
  }

  private static String padded(int number) {
    String digits = Integer.toString(number);
    return "0".repeat(4 - digits.length()) + digits;
  }

  private String mail(Dice dice) {
    while (true) {
      String mail =
          part(dice, "mail")
              + "."
              + part(dice, "mail")
              + dice.between(1, 99)
              + "@"
              + dice.oneOf(MAIL_DOMAINS);
      if (mails.add(mail)) {
        return mail;
      }
    }
  }

  private String part(Dice dice, String use) {
    return dice.oneOf(parts.getOrDefault(use, List.of("?")));
  }
}
