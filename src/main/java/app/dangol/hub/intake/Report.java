package app.dangol.hub.intake;

import java.util.List;

/**
 * What became of a batch.
 *
 * @param taken how many of its things were taken, whether or not they were new
 * @param changed how many rows on devices were new, changed or removed
 * @param withoutBasis customers taken who are on no device because nothing says that they may be
 * @param waiting orders and other rows of customers, and stock of stores, the hub has not heard of
 *     yet; they are shown once it has
 * @param older prices, stock, carts, wish lists, balances and coupons taken that change nothing,
 *     because something newer is known
 * @param overtaken the places in the batch, from 0, of the prices and stock among those
 */
public record Report(
    int taken,
    int changed,
    int withoutBasis,
    int waiting,
    int older,
    List<Integer> overtaken,
    List<Refused> refused) {
  /** Code of what is told of a customer who was erased, and is not back by their own word. */
  public static final String ERASED = "erased";

  public Report {
    overtaken = List.copyOf(overtaken);
    refused = List.copyOf(refused);
  }

  /**
   * Something that was not taken.
   *
   * @param index its place in the batch, from 0
   * @param code stable word, such as {@code bad_currency}
   * @param reason in words, without anything of its content
   */
  public record Refused(int index, String code, String reason) {}

  /** How many things were refused for another reason than that. */
  public int countRefusedBut(String code) {
    return (int) refused.stream().filter(each -> !each.code().equals(code)).count();
  }
}
