package app.dangol.hub.store;

/** A row as it lies in the table. */
record StandingRow(String entity, String key, long position, Cell cell) {
  boolean isTombstone() {
    return cell.data() == null;
  }

  @Override
  public String toString() {
    return entity + "@" + position;
  }
}
