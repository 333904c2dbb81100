package app.dangol.demo;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.catalog.Category;
import app.dangol.customer.HistoryLine;
import app.dangol.customer.Preference;
import app.dangol.id.Gtin;
import app.dangol.trust.ConsentPurpose;
import app.dangol.wire.Entity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The files as they ship. */
class DemoDataTest {
  private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
  private static final DemoData DATA =
      DemoData.read(DemoFiles.shipped(), Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void everyProductHasAValidBarcodeOfTheInStoreRange() {
    assertThat(DATA.products().map(Entity.Product::gtin))
        .doesNotHaveDuplicates()
        .allSatisfy(gtin -> {
          assertThat(gtin).matches("2[0-9]{12}");
          assertThat(Gtin.find(gtin)).isPresent();
        });
  }

  @Test
  void everyProductCanBeDrawnAndSold() {
    Set<String> keys =
        Arrays.stream(Category.values()).map(Category::key).collect(Collectors.toSet());
    assertThat(DATA.products())
        .allSatisfy(product -> {
          assertThat(keys).contains(product.category());
          assertThat(product.colour()).matches("#[0-9A-F]{6}");
          assertThat(product.name().en()).isNotBlank().isEqualTo(product.name().en().strip());
          assertThat(product.shelf()).matches("[A-Z]-\\d+");
        });
  }

  @Test
  void everyProductHasAPrice() {
    List<String> priced = DATA.prices().map(Entity.Price::sku).toList();
    assertThat(DATA.products().map(Entity.Product::sku)).containsExactlyElementsOf(priced);
    assertThat(DATA.prices())
        .allSatisfy(price -> {
          assertThat(price.amountMinor()).isPositive().matches(won -> won % 100 == 0);
          assertThat(price.currency()).isEqualTo("KRW");
        });
  }

  @Test
  void theBestThreeHundredHaveDifferentKoreanNames() {
    List<String> names = DATA.products().limit(300).map(product -> product.name().ko()).toList();

    assertThat(names).hasSize(300).doesNotHaveDuplicates().noneMatch(String::isBlank);
    assertThat(names).allMatch(name -> Pattern.compile("\\p{IsHangul}").matcher(name).find());
  }

  @Test
  void noKoreanNameIsGivenTwice() {
    assertThat(DATA.products().map(product -> product.name().ko()).filter(ko -> !ko.isBlank()))
        .doesNotHaveDuplicates();
  }

  @Test
  void noLoyaltyNumberCouldPassAsAPaymentCard() {
    assertThat(DATA.customers().flatMap(customer -> customer.cards().stream()))
        .doesNotHaveDuplicates()
        .allSatisfy(card -> {
          assertThat(card).matches("DG\\d{10}");
          assertThat(luhnSum(card.substring(2)) % 10).isZero();
        });
  }

  @Test
  void nobodyCanBeReached() {
    assertThat(DATA.customers())
        .allSatisfy(customer -> {
          if (customer.phone() != null) {
            assertThat(customer.phone()).matches("\\+82100000\\d{4}");
          }
          if (customer.email() != null) {
            assertThat(customer.email()).matches("[a-z0-9.]+@example\\.(com|kr)");
          }
        });
    assertThat(DATA.customers().map(Entity.Customer::phone).filter(phone -> phone != null))
        .doesNotHaveDuplicates();
  }

  @Test
  void consentsAndPreferencesUseTheKnownWords() {
    Set<String> purposes =
        Arrays.stream(ConsentPurpose.values()).map(ConsentPurpose::key).collect(Collectors.toSet());
    Set<String> kinds =
        Arrays.stream(Preference.Kind.values())
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    assertThat(DATA.customers())
        .allSatisfy(customer -> {
          assertThat(purposes).containsAll(customer.granted());
          assertThat(customer.granted()).contains(ConsentPurpose.LOOKUP.key());
          assertThat(customer.preferences()).hasSizeLessThanOrEqualTo(3);
          assertThat(kinds)
              .containsAll(customer.preferences().stream().map(Entity.Preference::kind).toList());
        });
  }

  @Test
  void historyLinesHaveUniqueKeysAndKnownWords() {
    Set<String> kinds =
        Arrays.stream(HistoryLine.Kind.values())
            .map(HistoryLine.Kind::key)
            .collect(Collectors.toSet());
    Set<String> skus = DATA.products().map(Entity.Product::sku).collect(Collectors.toSet());
    Set<String> places = DATA.stores().map(Entity.Store::id).collect(Collectors.toSet());
    places.add("online");
    Set<String> keys = new HashSet<>();
    List<Entity.History> wrong =
        DATA.history()
            .filter(line ->
                !keys.add(line.customer() + "|" + line.at() + "|" + line.id())
                    || !kinds.contains(line.kind())
                    || !skus.contains(line.sku())
                    || !places.contains(line.store())
                    || line.quantity() == 0
                    || line.quantity() < 0 != line.kind().equals("return"))
            .toList();

    assertThat(wrong).isEmpty();
    assertThat(keys).hasSizeGreaterThan(250_000);
  }

  @Test
  void nothingHappensInTheFuture() {
    assertThat(DATA.history().map(line -> Instant.parse(line.at())).max(Instant::compareTo))
        .hasValueSatisfying(last -> assertThat(last).isBeforeOrEqualTo(NOW));
    assertThat(DATA.stock().map(level -> Instant.parse(level.asOf())).max(Instant::compareTo))
        .hasValueSatisfying(last -> assertThat(last).isBefore(NOW));
  }

  @Test
  void whatIsDoneOnlineIsOnlyKnownOfThoseWhoAllowIt() {
    Map<String, List<String>> granted =
        DATA.customers().collect(Collectors.toMap(Entity.Customer::id, Entity.Customer::granted));
    Set<String> seen =
        DATA.history()
            .filter(line -> Set.of("view", "cart", "wish").contains(line.kind()))
            .map(Entity.History::customer)
            .collect(Collectors.toSet());

    assertThat(seen)
        .isNotEmpty()
        .allMatch(id ->
            granted.getOrDefault(id, List.of()).contains(ConsentPurpose.SUGGEST_ONLINE.key()));
  }

  @Test
  void everyMemberJoinedBeforeTheirFirstPurchase() {
    Map<String, LocalDate> first =
        DATA.history()
            .filter(line -> line.kind().equals("purchase"))
            .collect(
                Collectors.toMap(
                    Entity.History::customer,
                    line -> Instant.parse(line.at()).atZone(DemoTime.ZONE).toLocalDate(),
                    (a, b) -> a.isBefore(b) ? a : b));

    assertThat(DATA.customers().filter(customer -> first.containsKey(customer.id())))
        .hasSize(first.size())
        .allMatch(
            customer -> !LocalDate.parse(customer.memberSince()).isAfter(first.get(customer.id())));
  }

  @Test
  void everyProductHasALevelInEveryStoreAndSomeAreOut() {
    assertThat(DATA.stores().map(Entity.Store::id))
        .containsExactly("seongsu", "hongdae", "mangwon");
    assertThat(DATA.stock()).hasSize(DATA.totals().products() * 3);
    assertThat(DATA.stock().map(level -> level.sku() + "|" + level.store()))
        .doesNotHaveDuplicates();
    assertThat(DATA.stock().filter(level -> level.available() == 0).count())
        .isBetween(300L, 3_500L);
  }

  @Test
  void theReadmePrintsTheRealTotals() throws IOException {
    String readme;
    try (InputStream in = DemoFiles.shipped().open("README.md")) {
      readme = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    DemoTotals totals = DATA.totals();
    for (var component : DemoTotals.class.getRecordComponents()) {
      int value = valueOf(component.getName(), totals);
      assertThat(readme).contains("| %s | %,d |".formatted(component.getName(), value));
    }
  }

  private static int valueOf(String name, DemoTotals totals) {
    try {
      return (int) DemoTotals.class.getMethod(name).invoke(totals);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static int luhnSum(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit : 2 * digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum;
  }
}
