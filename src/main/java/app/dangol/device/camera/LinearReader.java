package app.dangol.device.camera;

import app.dangol.device.camera.LineEdges.Edge;
import com.google.zxing.DecodeHintType;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.ResultPoint;
import com.google.zxing.common.BitArray;
import com.google.zxing.oned.Code128Reader;
import com.google.zxing.oned.EAN13Reader;
import com.google.zxing.oned.EAN8Reader;
import com.google.zxing.oned.UPCEANReader;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads linear codes along one line. Where a symbol begins is told from the edges here, so that
 * clutter before it does no harm; ZXing reads the bars from there, and an EAN symbol's picture has
 * to agree. ZXing throws now and then what it does not declare, where bars make no sense at all;
 * that is no code either. Not thread-safe.
 */
final class LinearReader {
  /** Proportions of Code 128's three start characters, in modules (ISO/IEC 15417). */
  private static final int[][] STARTS = {
    {2, 1, 1, 4, 1, 2}, {2, 1, 1, 2, 1, 4}, {2, 1, 1, 2, 3, 2}
  };

  private static final String GS1_PREFIX = "]C1";

  /** What ZXing makes of FNC1. */
  private static final String SEPARATOR = "\u001d";

  private static final int MOST_TRIES = 8;
  private static final int MOST_MATCHES = 5;

  private final Map<DecodeHintType, Object> hints = new EnumMap<>(DecodeHintType.class);
  private final Code128Reader code128 = new Code128Reader();
  private final UPCEANReader ean13 = new EAN13Reader();
  private final UPCEANReader ean8 = new EAN8Reader();
  private final EanMatcher matcher = new EanMatcher();
  private final boolean isRetail;

  LinearReader(CodeFormats formats) {
    isRetail = formats.hasRetail();
    hints.put(DecodeHintType.ASSUME_GS1, Boolean.TRUE);
  }

  /** Reads by the widths of the bars, from both ends. */
  void readBars(ScanLine line, double share, LinearReads reads) {
    bars(line, LineEdges.bySlope(line, share), reads);
    ScanLine back = line.reversed();
    bars(back, LineEdges.bySlope(back, share), reads);
  }

  /** The same with edges told by a level. */
  void readBarsByLevel(ScanLine line, LinearReads reads) {
    bars(line, LineEdges.byLevel(line), reads);
    ScanLine back = line.reversed();
    bars(back, LineEdges.byLevel(back), reads);
  }

  /** Reads EAN symbols by their picture, from both ends: slower, and through blur. */
  void readPicture(ScanLine line, LinearReads reads) {
    picture(line, reads);
    picture(line.reversed(), reads);
  }

  private void bars(ScanLine line, LineEdges found, LinearReads reads) {
    List<Edge> edges = found.list();
    BitArray bits = null;
    int tries = 0;
    for (int i = 0; i + 6 < edges.size() && tries < MOST_TRIES; i++) {
      if (!edges.get(i).isDarkening()) {
        continue;
      }
      double quiet = edges.get(i).at() - (i == 0 ? 0 : edges.get(i - 1).at());
      boolean isStart = isCode128Start(edges, i, quiet);
      boolean isGuard = isRetail && isGuard(edges, i, quiet);
      if (isStart || isGuard) {
        bits = bits == null ? found.bits() : bits;
        tries++;
        if (isStart) {
          code128(line, bits, edges.get(i).at(), quiet, reads);
        }
        if (isGuard) {
          ean(line, bits, edges.get(i).at(), edges.get(i + 3).at(), reads);
        }
      }
    }
  }

  /** Whether the six runs from an edge are a start character's, with light before it. */
  private static boolean isCode128Start(List<Edge> edges, int first, double quiet) {
    double width = edges.get(first + 6).at() - edges.get(first).at();
    double module = width / 11;
    if (quiet < 4 * module) {
      return false;
    }
    for (int[] start : STARTS) {
      double off = 0;
      for (int i = 0; i < start.length; i++) {
        double run = edges.get(first + i + 1).at() - edges.get(first + i).at();
        off += Math.abs(run - start[i] * module);
      }
      if (off < 0.3 * width) {
        return true;
      }
    }
    return false;
  }

  /** Whether the three runs from an edge are as wide as each other, with light before them. */
  private static boolean isGuard(List<Edge> edges, int first, double quiet) {
    double module = (edges.get(first + 3).at() - edges.get(first).at()) / 3;
    if (quiet < 2.8 * module) {
      return false;
    }
    for (int i = first; i < first + 3; i++) {
      double run = edges.get(i + 1).at() - edges.get(i).at();
      if (Math.abs(run - module) > 0.6 * module) {
        return false;
      }
    }
    return true;
  }

  private void code128(ScanLine line, BitArray bits, double at, double quiet, LinearReads reads) {
    BitArray from = bits.clone();
    int start = (int) Math.round((at - quiet / 2) * LineEdges.FINENESS);
    for (int i = 0; i < start; i++) {
      if (from.get(i)) {
        from.flip(i);
      }
    }
    try {
      Result result = code128.decodeRow(0, from, hints);
      String text = result.getText();
      if (text.startsWith(GS1_PREFIX)) {
        text = text.substring(GS1_PREFIX.length());
      } else {
        // Without the mark in first place it separates nothing.
        text = text.replace(SEPARATOR, "");
      }
      if (!text.isEmpty()) {
        Object aim = result.getResultMetadata().get(ResultMetadataType.SYMBOLOGY_IDENTIFIER);
        ResultPoint[] ends = result.getResultPoints();
        reads.add(
            new Code(
                Symbology.CODE_128,
                text,
                aim == null ? Symbology.CODE_128.aim() : aim.toString(),
                List.of(
                    line.point(ends[0].getX() / LineEdges.FINENESS),
                    line.point(ends[1].getX() / LineEdges.FINENESS))),
            true,
            line);
      }
    } catch (ReaderException | IllegalArgumentException | IndexOutOfBoundsException e) {
      // No code here, which is what most lines come to.
    }
  }

  private void ean(ScanLine line, BitArray bits, double from, double to, LinearReads reads) {
    int[] guard = {
      (int) Math.round(from * LineEdges.FINENESS), (int) Math.round(to * LineEdges.FINENESS)
    };
    ean(line, bits, guard, ean13, EanLayout.EAN_13, reads);
    ean(line, bits, guard, ean8, EanLayout.EAN_8, reads);
  }

  private void ean(
      ScanLine line,
      BitArray bits,
      int[] guard,
      UPCEANReader reader,
      EanLayout layout,
      LinearReads reads) {
    try {
      Result result = reader.decodeRow(0, bits, guard, hints);
      ResultPoint[] guards = result.getResultPoints();
      // The guards' middles; the symbol reaches a module and a half farther.
      double left = guards[0].getX() / LineEdges.FINENESS;
      double right = guards[1].getX() / LineEdges.FINENESS;
      double edge = 1.5 * (right - left) / (layout.modules() - 3);
      EanMatch match = matcher.match(line, layout, left - edge, right + edge);
      reads.add(
          code(line, layout, result.getText(), left - edge, right + edge),
          match.supports(result.getText()),
          line);
    } catch (ReaderException | IllegalArgumentException | IndexOutOfBoundsException e) {
      // No code here, which is what most lines come to.
    }
  }

  private void picture(ScanLine line, LinearReads reads) {
    List<Edge> edges = LineEdges.bySlope(line, 0.12).list();
    for (EanLayout layout : EanLayout.values()) {
      best(line, layout, edges)
          .ifPresent(match ->
              reads.add(
                  code(line, layout, match.text().orElseThrow(), match.from(), match.to()),
                  true,
                  line));
    }
  }

  /** The best match between two edges that have light outside and about as many bars between. */
  private Optional<EanMatch> best(ScanLine line, EanLayout layout, List<Edge> edges) {
    int most = 2 * (layout.digits() * 2 + 6);
    int least = most / 2;
    EanMatch best = null;
    int tries = 0;
    for (int i = 0; i + least <= edges.size() && tries < MOST_MATCHES; i++) {
      if (!edges.get(i).isDarkening()) {
        continue;
      }
      double from = edges.get(i).at();
      double before = from - (i == 0 ? 0 : edges.get(i - 1).at());
      int last = Math.min(edges.size(), i + most);
      for (int j = i + least - 1; j < last && tries < MOST_MATCHES; j += 2) {
        double to = edges.get(j).at();
        double module = (to - from) / layout.modules();
        double after = (j + 1 < edges.size() ? edges.get(j + 1).at() : line.length()) - to;
        if (module < 0.8 || before < 4 * module || after < 4 * module) {
          continue;
        }
        tries++;
        EanMatch match = matcher.match(line, layout, from, to);
        if (best == null || match.mean() > best.mean()) {
          best = match;
        }
      }
    }
    return Optional.ofNullable(best).filter(EanMatch::isSure);
  }

  private static Code code(ScanLine line, EanLayout layout, String text, double from, double to) {
    Symbology symbology =
        switch (layout) {
          case EAN_8 -> Symbology.EAN_8;
          case EAN_13 -> text.startsWith("0") ? Symbology.UPC_A : Symbology.EAN_13;
        };
    return new Code(
        symbology,
        symbology == Symbology.UPC_A ? text.substring(1) : text,
        symbology.aim(),
        List.of(line.point(from), line.point(to)));
  }
}
