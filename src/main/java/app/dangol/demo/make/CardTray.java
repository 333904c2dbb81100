package app.dangol.demo.make;

import app.dangol.demo.DemoBasket;
import app.dangol.demo.DemoCard;
import app.dangol.demo.DemoProduct;
import app.dangol.demo.DemoStock;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Writes down what a line scanner sends for each card: AIM identifier, content, CR, in hex. */
final class CardTray {
  /** A number that card networks publish for tests; it must be dropped unseen. */
  private static final String TEST_PAYMENT_CARD = "4111111111111111";

  /** Bytes that no UTF-8 text holds, with a bell and an escape among them. */
  private static final byte[] NOT_TEXT = {'D', 'G', 7, (byte) 0xC3, 0x28, (byte) 0xFF, 0x1B};

  /** More pieces of one thing are bought to sell them. */
  private static final int HOUSEHOLD = 12;

  private final List<Member> members;
  private final DemoProduct product;
  private final List<DemoBasket> baskets;
  private final String unknownCard;

  /**
   * @param unknownCard a well-formed loyalty number that nobody has
   */
  CardTray(
      List<Member> members,
      List<DemoBasket> baskets,
      List<DemoProduct> products,
      List<DemoStock> stock,
      String unknownCard) {
    this.members = members;
    this.baskets = baskets;
    this.product = bestInStock(products, stock);
    this.unknownCard = unknownCard;
  }

  /** The best seller with a Korean name that lies in the first store. */
  private static DemoProduct bestInStock(List<DemoProduct> products, List<DemoStock> stock) {
    return stock.stream()
        .filter(row -> row.levels().getFirst().available() > 0)
        .map(row -> products.get(row.product()))
        .filter(p -> !p.name().ko().isBlank())
        .findFirst()
        .orElseGet(products::getFirst);
  }

  List<List<String>> rows(List<Regular> regulars) {
    List<List<String>> rows = new ArrayList<>();
    for (Regular regular : regulars) {
      rows.add(
          List.of(
              regular.key(),
              regular.label().ko(),
              regular.label().en(),
              filled(regular.hint().ko()),
              filled(regular.hint().en()),
              frame(regular)));
    }
    return rows;
  }

  private String filled(String hint) {
    return hint.replace("{ko}", product.name().ko()).replace("{en}", product.name().en());
  }

  private String frame(Regular regular) {
    byte[] aim = regular.aim().getBytes(StandardCharsets.US_ASCII);
    byte[] content = content(regular.pick());
    HexFormat hex = HexFormat.of();
    return hex.formatHex(aim) + hex.formatHex(content) + hex.toHexDigits((byte) '\r');
  }

  private byte[] content(Regular.Pick pick) {
    return switch (pick) {
      case FAITHFUL, GIFTS, LAPSING, NEWCOMER -> ascii(cardOf(pick));
      case STRANGER -> ascii(strangersCard());
      case SIGNED -> ascii(DemoCard.TO_BE_SIGNED + cardOf(Regular.Pick.GIFTS));
      case UNKNOWN -> ascii(unknownCard);
      case PRODUCT -> ascii(product.gtin());
      case PAYMENT -> ascii(TEST_PAYMENT_CARD);
      case BROKEN -> NOT_TEXT.clone();
    };
  }

  private String cardOf(Regular.Pick pick) {
    return members.stream()
        .filter(member -> member.pick() == pick)
        .map(member -> member.row().card())
        .findFirst()
        .orElseThrow(() ->
            new DangolException(
                ErrorCode.DEMO_01, "the data set has too few customers for the card tray"));
  }

  /** Of the household that bought most often and never in the first store. */
  private String strangersCard() {
    int[] visits = new int[members.size()];
    boolean[] unfit = new boolean[members.size()];
    for (DemoBasket basket : baskets) {
      visits[basket.customer()]++;
      unfit[basket.customer()] |=
          basket.place() == 0
              || basket.lines().stream().anyMatch(line -> Math.abs(line.quantity()) > HOUSEHOLD);
    }
    int best = -1;
    for (int i = 0; i < visits.length; i++) {
      boolean fits = !unfit[i] && members.get(i).row().granted().equals(Consents.SUGGESTIONS);
      if (fits && (best < 0 || visits[i] > visits[best])) {
        best = i;
      }
    }
    if (best < 0) {
      throw new DangolException(ErrorCode.DEMO_01, "no household was in other stores alone");
    }
    return members.get(best).row().card();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
