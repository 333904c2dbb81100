package app.dangol.wire;

import java.util.HexFormat;

/**
 * The additive sum over a bucket's rows, tombstones left out: modulo 2^64, a mix of each row's
 * version. A version stands for one content of one row, so two sides whose sums agree hold the same
 * rows; what they hold was proved page by page. It is kept up by adding what comes and subtracting
 * what goes.
 */
public final class BucketSum {
  private BucketSum() {}

  /**
   * What one row adds: the finaliser of SplitMix64 (Steele, Lea and Flood, 2014), a bijection whose
   * outputs look random.
   *
   * @param version {@link Row#version}
   */
  public static long of(long version) {
    long z = version + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** 16 lower-case hex digits. */
  public static String hex(long sum) {
    return HexFormat.of().toHexDigits(sum);
  }
}
