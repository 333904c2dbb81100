package app.dangol.wire;

/** How the key of a {@link Row} is made from its {@link Entity} record. */
public final class EntityKey {
  private EntityKey() {}

  public static String of(Entity.Product product) {
    return product.sku();
  }

  public static String of(Entity.Store store) {
    return store.id();
  }

  public static String of(Entity.Stock stock) {
    return join(stock.sku(), stock.store());
  }

  public static String of(Entity.Customer customer) {
    return customer.id();
  }

  public static String of(Entity.History history) {
    return join(history.customer(), history.at(), history.id());
  }

  public static String of(Entity.Note note) {
    return join(note.customer(), note.id());
  }

  public static String of(Entity.Pair pair) {
    return join(pair.sku(), pair.other());
  }

  public static String of(Entity.Popularity popularity) {
    return popularity.sku();
  }

  public static String of(Entity.Help help) {
    return help.id();
  }

  private static String join(String... parts) {
    return String.join("|", parts);
  }
}
