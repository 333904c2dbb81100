package app.dangol.hub;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.id.OpId;
import app.dangol.wire.Entity;
import app.dangol.wire.EntityKey;
import app.dangol.wire.StrictJson;

/**
 * A row to be put into a bucket.
 *
 * @param data the entity's record as JSON text
 */
public record Put(String entity, String key, String data) {
  /**
   * Refuses a note that no device can show: a note's id is that of an op, whoever tells of it.
   *
   * @throws DangolException DATA-01 if the id is no UUID
   */
  void requireReadable() {
    if (entity.equals(Entity.NOTE)
        && OpId.find(key.substring(key.lastIndexOf('|') + 1)).isEmpty()) {
      throw new DangolException(
          ErrorCode.DATA_01, "a note is not taken: its id is none of an op, a UUID");
    }
  }

  public static Put of(Entity.Product product) {
    return new Put(Entity.PRODUCT, EntityKey.of(product), StrictJson.write(product));
  }

  public static Put of(Entity.Store store) {
    return new Put(Entity.STORE, EntityKey.of(store), StrictJson.write(store));
  }

  public static Put of(Entity.Stock stock) {
    return new Put(Entity.STOCK, EntityKey.of(stock), StrictJson.write(stock));
  }

  public static Put of(Entity.Customer customer) {
    return new Put(Entity.CUSTOMER, EntityKey.of(customer), StrictJson.write(customer));
  }

  public static Put of(Entity.History history) {
    return new Put(Entity.HISTORY, EntityKey.of(history), StrictJson.write(history));
  }

  public static Put of(Entity.Note note) {
    return new Put(Entity.NOTE, EntityKey.of(note), StrictJson.write(note));
  }

  public static Put of(Entity.Pair pair) {
    return new Put(Entity.PAIR, EntityKey.of(pair), StrictJson.write(pair));
  }

  public static Put of(Entity.Popularity popularity) {
    return new Put(Entity.POPULARITY, EntityKey.of(popularity), StrictJson.write(popularity));
  }

  public static Put of(Entity.Price price) {
    return new Put(Entity.PRICE, EntityKey.of(price), StrictJson.write(price));
  }

  public static Put of(Entity.Order order) {
    return new Put(Entity.ORDER, EntityKey.of(order), StrictJson.write(order));
  }

  public static Put of(Entity.Search search) {
    return new Put(Entity.SEARCH, EntityKey.of(search), StrictJson.write(search));
  }

  public static Put of(Entity.Cart cart) {
    return new Put(Entity.CART, EntityKey.of(cart), StrictJson.write(cart));
  }

  public static Put of(Entity.Wish wish) {
    return new Put(Entity.WISH, EntityKey.of(wish), StrictJson.write(wish));
  }

  public static Put of(Entity.Loyalty loyalty) {
    return new Put(Entity.LOYALTY, EntityKey.of(loyalty), StrictJson.write(loyalty));
  }

  public static Put of(Entity.Coupon coupon) {
    return new Put(Entity.COUPON, EntityKey.of(coupon), StrictJson.write(coupon));
  }

  public static Put of(Entity.Consent consent) {
    return new Put(Entity.CONSENT, EntityKey.of(consent), StrictJson.write(consent));
  }

  public static Put of(Entity.Task task) {
    return new Put(Entity.TASK, EntityKey.of(task), StrictJson.write(task));
  }

  public static Put of(Entity.Reservation reservation) {
    return new Put(Entity.RESERVATION, EntityKey.of(reservation), StrictJson.write(reservation));
  }

  public static Put of(Entity.Struck struck) {
    return new Put(Entity.STRUCK, EntityKey.of(struck), StrictJson.write(struck));
  }

  public static Put of(Entity.Steering steering) {
    return new Put(Entity.STEERING, EntityKey.of(steering), StrictJson.write(steering));
  }

  public static Put of(Entity.Experiment experiment) {
    return new Put(Entity.EXPERIMENT, EntityKey.of(experiment), StrictJson.write(experiment));
  }

  public static Put of(Entity.Help help) {
    return new Put(Entity.HELP, EntityKey.of(help), StrictJson.write(help));
  }

  @Override
  public String toString() {
    return "Put[" + entity + "]";
  }
}
