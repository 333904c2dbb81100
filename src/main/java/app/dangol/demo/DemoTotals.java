package app.dangol.demo;

/**
 * How much the demo data holds; the figures its README prints.
 *
 * @param named products with a Korean name
 * @param newcomers customers without any basket
 * @param baskets purchases, cancellations not counted
 * @param lines rows of all baskets, cancellations included
 * @param online views, carts and wishes
 * @param stock products times stores
 */
public record DemoTotals(
    int products,
    int named,
    int customers,
    int newcomers,
    int baskets,
    int returns,
    int lines,
    int online,
    int stock) {}
