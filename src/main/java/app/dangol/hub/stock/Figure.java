package app.dangol.hub.stock;

/** What shop systems tell that ages: shown with the time up to which it is known. */
public enum Figure {
  PRICE,
  STOCK
}
