package app.dangol.hub.imports;

import java.util.List;

/** Where rows go: into a hub in this process, or to one over the network. */
public interface ImportTarget {
  /**
   * Takes some rows of one kind.
   *
   * @param batch distinguishes these rows among those of their file; told again they change nothing
   */
  BatchReport take(ImportKind kind, String batch, List<RowGroup> groups);

  /**
   * What became of them.
   *
   * @param taken rows
   * @param withoutBasis customers that are on no device, for nothing says that they may be
   * @param waiting rows of customers and stores not heard of yet
   * @param older rows taken that change nothing, for something newer is known
   */
  record BatchReport(
      int taken, int withoutBasis, int waiting, int older, List<RefusedRow> refused) {
    public BatchReport {
      refused = List.copyOf(refused);
    }
  }

  /**
   * A row that was not taken.
   *
   * @param row as people count
   * @param reason in words, without anything of its content
   */
  record RefusedRow(long row, String code, String reason) {}
}
