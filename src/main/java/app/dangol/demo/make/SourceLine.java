package app.dangol.demo.make;

/**
 * One line of the data set, of a known customer and a sellable product.
 *
 * @param code upper case
 * @param quantity negative exactly in cancellations
 * @param minute minutes since {@link app.dangol.demo.DemoTime#START}
 * @param mills price of one in thousandths of a pound; 0 for a gift
 */
record SourceLine(
    String invoice,
    String code,
    String description,
    int quantity,
    int minute,
    int mills,
    int customer) {
  boolean cancelled() {
    return invoice.startsWith("C");
  }
}
