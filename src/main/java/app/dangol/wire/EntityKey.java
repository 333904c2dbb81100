package app.dangol.wire;

/** How the key of a {@link Row} is made from its {@link Entity} record. */
public final class EntityKey {
  /** Stands for every store. */
  public static final String EVERYWHERE = "*";

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

  public static String of(Entity.Price price) {
    return price.sku();
  }

  public static String of(Entity.Order order) {
    return join(order.customer(), order.at(), order.id());
  }

  public static String of(Entity.Search search) {
    return join(search.customer(), search.at(), search.id());
  }

  public static String of(Entity.Cart cart) {
    return join(cart.customer(), cart.sku());
  }

  public static String of(Entity.Wish wish) {
    return join(wish.customer(), wish.sku());
  }

  public static String of(Entity.Loyalty loyalty) {
    return join(loyalty.customer(), loyalty.program());
  }

  public static String of(Entity.Coupon coupon) {
    return join(coupon.customer(), coupon.id());
  }

  public static String of(Entity.Consent consent) {
    return join(consent.customer(), consent.at(), consent.id());
  }

  public static String of(Entity.Task task) {
    return task.id();
  }

  public static String of(Entity.Reservation reservation) {
    return join(reservation.customer(), reservation.id());
  }

  public static String of(Entity.Struck struck) {
    return join(struck.customer(), struck.what());
  }

  public static String of(Entity.Steering steering) {
    String store = steering.store();
    return join(steering.sku(), store == null ? EVERYWHERE : store);
  }

  public static String of(Entity.Experiment experiment) {
    return experiment.id();
  }

  private static String join(String... parts) {
    return String.join("|", parts);
  }
}
