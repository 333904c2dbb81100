package app.dangol.launch;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import app.dangol.demo.DemoData;
import app.dangol.wire.Entity;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Everything personal in the demo's data, in every form in which it could lie in a file. */
final class Canaries {
  /** A given name such as "Rose" is shorter, and is in the name of goods, too. */
  private static final int MIN_LATIN_PART = 5;

  private final Set<String> asTheHubHoldsThem = new LinkedHashSet<>();
  private final Set<String> all = new LinkedHashSet<>();
  private int customers;

  private Canaries() {}

  /**
   * @param others further texts that must not appear anywhere, such as a note's
   */
  static Canaries of(DemoData data, List<String> others) {
    Canaries canaries = new Canaries();
    String goods = goods(data);
    data.customers().forEach(customer -> canaries.add(customer, goods));
    others.forEach(canaries::held);
    return canaries;
  }

  int customers() {
    return customers;
  }

  /** Byte strings that the hub must hold, and its files must not. */
  List<byte[]> heldByTheHub() {
    return asTheHubHoldsThem.stream().map(text -> text.getBytes(UTF_8)).toList();
  }

  /** In three encodings, those left out that are too short to mean anything. */
  List<byte[]> inEveryForm() {
    List<byte[]> forms = new ArrayList<>();
    for (String text : all) {
      for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
        byte[] bytes = text.getBytes(charset);
        if (bytes.length >= PatternScan.MIN_BYTES) {
          forms.add(bytes);
        }
      }
    }
    return forms;
  }

  private void add(Entity.Customer customer, String goods) {
    customers++;
    held(customer.name());
    customer.cards().forEach(this::held);
    String phone = customer.phone();
    if (phone != null) {
      held(phone);
      all.add(phone.replace("+82", "0"));
      all.add(phone.substring(1));
    }
    String email = customer.email();
    if (email != null) {
      held(email);
      all.add(email.substring(0, email.indexOf('@')));
    }
    addParts(customer.name(), goods);
  }

  private void held(String text) {
    asTheHubHoldsThem.add(text);
    all.add(text);
    all.add(text.toLowerCase(Locale.ROOT));
  }

  /** Words of a name, and a Hangul name without its surname, unless goods are called so. */
  private void addParts(String name, String goods) {
    Stream<String> parts =
        isHangul(name)
            ? Stream.of(name.substring(1), name.substring(Math.max(1, name.length() - 2)))
                .filter(part -> part.length() >= 2)
            : Stream.of(name.split(" ", -1)).filter(part -> part.length() >= MIN_LATIN_PART);
    parts
        .flatMap(part -> Stream.of(part, part.toLowerCase(Locale.ROOT)))
        .filter(part -> !goods.contains(part.toLowerCase(Locale.ROOT)))
        .forEach(all::add);
  }

  private static boolean isHangul(String name) {
    return Character.UnicodeScript.of(name.codePointAt(0)) == Character.UnicodeScript.HANGUL;
  }

  /** What is no secret and lies in the cache in clear. */
  private static String goods(DemoData data) {
    StringBuilder text = new StringBuilder();
    data.products()
        .forEach(p -> text.append(p.name().ko()).append(' ').append(p.name().en()).append('\n'));
    data.stores()
        .forEach(s -> text.append(s.name().ko()).append(' ').append(s.name().en()).append('\n'));
    return text.toString().toLowerCase(Locale.ROOT);
  }
}
