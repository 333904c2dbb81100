package app.dangol.trust.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a chain row by row and finds the first that is not in its place or not as it was
 * written, and a tail that is missing. For one chain and one thread.
 */
public final class AuditVerifier {
  private final String chain;
  private final List<AuditMark> heads;
  private final long begun;
  private long seq;
  private String hash;
  private @Nullable AuditFinding finding;

  /**
   * Begins behind a place that is trusted.
   *
   * @param from the chain's start, or where what was let go of ends
   * @param heads of this chain as they were signed, each of whose signatures was looked at
   */
  public AuditVerifier(AuditMark from, Collection<AuditMark> heads) {
    this.chain = from.chain();
    this.heads = new ArrayList<>(heads);
    this.begun = from.seq();
    this.seq = from.seq();
    this.hash = from.hash();
    compareHeads();
    if (heads.stream().anyMatch(head -> !head.chain().equals(chain))) {
      finding = new AuditFinding.OtherChain();
    }
  }

  /**
   * Looks at the next row.
   *
   * @return false once something is wrong: what comes after it cannot be judged
   */
  public boolean take(AuditRow row) {
    if (finding != null) {
      return false;
    }
    if (row.seq() != seq + 1) {
      finding = new AuditFinding.OutOfOrder(seq, row.seq());
      return false;
    }
    String right = AuditChain.hash(hash, row);
    if (!right.equals(row.hash())) {
      finding = new AuditFinding.Altered(row.seq());
      return false;
    }
    seq = row.seq();
    hash = right;
    return compareHeads();
  }

  private boolean compareHeads() {
    for (AuditMark head : heads) {
      if (head.seq() == seq && !head.hash().equals(hash)) {
        finding = new AuditFinding.Rewritten(seq);
      }
    }
    return finding == null;
  }

  /** What is wrong, once the last row was taken. A head of before the beginning says nothing. */
  public Optional<AuditFinding> finish() {
    if (finding == null) {
      heads.stream()
          .mapToLong(AuditMark::seq)
          .filter(signed -> signed > seq)
          .max()
          .ifPresent(signed -> finding = new AuditFinding.Cut(seq, signed));
    }
    return Optional.ofNullable(finding);
  }

  /** The number of the last row that is right. */
  public long seq() {
    return seq;
  }

  /** How many rows are right. */
  public long rows() {
    return seq - begun;
  }

  /** The hash of the last row that is right. */
  public String hash() {
    return hash;
  }
}
