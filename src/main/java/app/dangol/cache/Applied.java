package app.dangol.cache;

/**
 * What became of a page.
 *
 * @param applied false if it was no answer to what this device asks next (a duplicate, or late);
 *     nothing was changed then
 * @param rows puts and tombstones taken in
 * @param keptOut those among them of kinds this program does not know
 */
public record Applied(boolean applied, int rows, int keptOut) {
  static final Applied NOT = new Applied(false, 0, 0);
}
