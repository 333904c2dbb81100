package app.dangol.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dangol.customer.PersonName;
import app.dangol.id.Gtin;
import app.dangol.wire.Entity;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoCardsTest {
  private static final DemoCards CARDS = DemoCards.read(DemoFiles.shipped());
  private static final DemoData DATA = DemoData.read(DemoFiles.shipped(), Clock.systemUTC());
  private static final Map<String, Entity.Customer> BY_CARD =
      DATA.customers().collect(Collectors.toMap(c -> c.cards().getFirst(), c -> c));

  @Test
  void theTrayHoldsTenCardsThatEndLikeALineScanners() {
    assertThat(CARDS.list())
        .extracting(DemoCard::key)
        .containsExactly(
            "faithful",
            "gifts",
            "lapsing",
            "newcomer",
            "stranger",
            "phone",
            "unknown",
            "product",
            "broken",
            "payment");
    assertThat(CARDS.list())
        .allSatisfy(card -> {
          assertThat(new String(card.bytes(), StandardCharsets.ISO_8859_1))
              .startsWith("]")
              .endsWith("\r");
          assertThat(card.label().ko()).isNotBlank();
          assertThat(card.label().en()).isNotBlank();
        });
  }

  @Test
  void theRegularsAndTheNewcomerAreMembersOfTheDemoStore() {
    assertThat(List.of("faithful", "gifts", "lapsing", "newcomer"))
        .allSatisfy(key -> {
          assertThat(content(key)).matches("][CQ][01]DG\\d{10}");
          Entity.Customer customer = customerOf(key);
          assertThat(customer.homeStore()).isEqualTo("seongsu");
          assertThat(customer.granted()).contains("suggest_purchases", "suggest_online");
        });
  }

  @Test
  void theStrangerWasNeverInTheDemoStoreAndMayBeKnownThere() {
    Entity.Customer stranger = customerOf("stranger");

    assertThat(stranger.homeStore()).isNotEqualTo("seongsu");
    assertThat(stranger.granted()).contains("lookup", "suggest_purchases", "suggest_online");
    assertThat(history("stranger"))
        .isNotEmpty()
        .extracting(Entity.History::store)
        .doesNotContain("seongsu");
  }

  @Test
  void theRegularsLiveDifferentLives() {
    assertThat(repeatShare("faithful")).isGreaterThan(0.5);
    assertThat(repeatShare("gifts")).isLessThan(0.2);
    assertThat(history("gifts").stream().filter(line -> line.kind().equals("wish")))
        .hasSizeGreaterThanOrEqualTo(4);
    assertThat(lastPurchase("lapsing").compareTo(lastPurchase("faithful"))).isNegative();
    assertThat(history("newcomer")).isEmpty();
  }

  @Test
  void theRegularsNamesShowEachFormOfTheMask() {
    assertThat(List.of("faithful", "gifts", "lapsing"))
        .extracting(key -> new PersonName(customerOf(key).name()).masked())
        .satisfiesExactly(
            three -> assertThat(three).hasSize(3),
            four -> assertThat(four).hasSize(4),
            english -> assertThat(english).matches("[A-Z]\\*+ [A-Z]\\*+"));
  }

  @Test
  void theUnknownCardHasTheRightPatternAndNoMember() {
    assertThat(content("unknown")).matches("]C0DG\\d{10}");
    assertThat(BY_CARD).doesNotContainKey(content("unknown").substring(3));
  }

  @Test
  void theProductIsInTheRangeAndInStock() {
    assertThat(content("product")).startsWith("]E0").hasSize(16);
    String gtin = content("product").substring(3);
    assertThat(Gtin.find(gtin)).isPresent();
    String sku = DATA.products().filter(p -> gtin.equals(p.gtin())).findFirst().orElseThrow().sku();
    assertThat(DATA.stock().filter(s -> s.sku().equals(sku) && s.store().equals("seongsu")))
        .allMatch(level -> level.available() > 0);
  }

  @Test
  void theBrokenFrameIsNotText() {
    byte[] bytes = CARDS.find("broken").orElseThrow().bytes();

    assertThatThrownBy(() -> StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)))
        .isInstanceOf(CharacterCodingException.class);
  }

  @Test
  void thePaymentCardIsThePublishedTestNumber() {
    assertThat(content("payment")).isEqualTo("]C04111111111111111");
  }

  @Test
  void theTelephonesCardIsOneOfTheRegularsAndNoGoodAsItStands() {
    DemoCard phone = CARDS.find("phone").orElseThrow();
    String number = phone.toBeSignedFor().orElseThrow();
    assertThat(content("gifts")).endsWith(number);
    assertThat(content("phone")).isEqualTo("]Q1DG1:" + number);
    assertThat(new String(phone.showing("DG1:X"), StandardCharsets.US_ASCII))
        .isEqualTo("]Q1DG1:X\r");
    assertThat(CARDS.find("gifts").orElseThrow().toBeSignedFor()).isEmpty();
  }

  @Test
  void aCardNeverShowsItsContentAsText() {
    assertThat(CARDS.find("faithful").orElseThrow()).hasToString("DemoCard[faithful]");
  }

  private static String content(String key) {
    return new String(CARDS.find(key).orElseThrow().bytes(), StandardCharsets.UTF_8).strip();
  }

  private static Entity.Customer customerOf(String key) {
    return Optional.ofNullable(BY_CARD.get(content(key).substring(3))).orElseThrow();
  }

  private static List<Entity.History> history(String key) {
    String id = customerOf(key).id();
    return DATA.history().filter(line -> line.customer().equals(id)).toList();
  }

  private static double repeatShare(String key) {
    List<String> bought =
        history(key).stream()
            .filter(line -> line.kind().equals("purchase"))
            .map(Entity.History::sku)
            .toList();
    return 1 - (double) bought.stream().distinct().count() / bought.size();
  }

  private static String lastPurchase(String key) {
    return history(key).stream()
        .filter(line -> line.kind().equals("purchase"))
        .map(Entity.History::at)
        .max(String::compareTo)
        .orElseThrow();
  }
}
