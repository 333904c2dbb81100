package app.dangol.hub;

import app.dangol.wire.Entity;
import app.dangol.wire.EntityKey;
import app.dangol.wire.StrictJson;

/**
 * A row to be put into a bucket.
 *
 * @param data the entity's record as JSON text
 */
public record Put(String entity, String key, String data) {
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

  @Override
  public String toString() {
    return "Put[" + entity + "]";
  }
}
