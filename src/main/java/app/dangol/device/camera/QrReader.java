package app.dangol.device.camera;

import com.google.zxing.ChecksumException;
import com.google.zxing.FormatException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.DecoderResult;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a QR code in a picture whose dark pixels have been told: looks for its corners, fits a grid
 * to what is known of it, bends the grid where the code is not flat, and leaves error correction
 * and text to ZXing. Not thread-safe.
 */
final class QrReader {
  private static final int MOST_MARKS = 14;
  private static final int SMALLEST = 21;
  private static final int LARGEST = 177;
  private static final int STEP = 4;
  private static final int FOURTH_CORNER_REACH = 5;

  /** Levels of grey between what must be light and what must be dark, below which it is no code. */
  private static final double LEAST_CONTRAST = 8;

  /** How much of a code it must be like: as found, with its fourth corner, and fitted. */
  private static final double LIKE_AS_FOUND = 0.2;

  private static final double LIKE_WITH_FOURTH = 0.3;
  private static final double LIKE_FITTED = 0.5;

  private static final int LEVEL_REACH = 4;

  private final Decoder decoder = new Decoder();
  private final Map<Integer, QrTemplate> templates = new HashMap<>();

  /**
   * Reads the first code that can be.
   *
   * @param image the greys
   * @param dark the same picture's dark pixels
   * @param most how many sets of corners to try
   */
  Optional<Code> find(GreyImage image, BitMatrix dark, int most, Deadline deadline) {
    List<FinderMark> marks = new FinderMarks(dark).list(MOST_MARKS, deadline);
    for (QrCorners corners : QrCorners.list(marks, most)) {
      List<QrGrid> grids = grids(image, corners, corners.side(dark));
      for (QrGrid grid : grids) {
        if (deadline.isOver()) {
          return Optional.empty();
        }
        Optional<Code> code = readAsFound(grid);
        if (code.isEmpty()) {
          code = readFitted(grid);
        }
        if (code.isPresent()) {
          return code;
        }
      }
    }
    return Optional.empty();
  }

  /** Grids of the sizes that can be, the one that is most like a code first. */
  private List<QrGrid> grids(GreyImage image, QrCorners corners, double side) {
    int near = (int) Math.round((side - SMALLEST) / STEP) * STEP + SMALLEST;
    List<Rated> rated = new ArrayList<>();
    // The larger the code, the more modules a small error in the pattern's size amounts to.
    int off = STEP * (1 + near / 80);
    for (int size = near - off; size <= near + off; size += STEP) {
      if (size < SMALLEST || size > LARGEST) {
        continue;
      }
      QrGrid grid = new QrGrid(image, templates.computeIfAbsent(size, QrTemplate::new), corners);
      double likeness = grid.likeness();
      if (likeness > LIKE_AS_FOUND) {
        rated.add(new Rated(grid, likeness));
      }
    }
    rated.sort(Comparator.comparingDouble(Rated::likeness).reversed());
    return rated.stream().map(Rated::grid).toList();
  }

  private record Rated(QrGrid grid, double likeness) {}

  /** Where the corners say, which for a code that lies flat before the camera is right. */
  private Optional<Code> readAsFound(QrGrid grid) {
    return grid.likeness() < LIKE_FITTED
        ? Optional.empty()
        : read(new QrMesh(grid).modules(), grid);
  }

  private Optional<Code> readFitted(QrGrid grid) {
    grid.findFourth(FOURTH_CORNER_REACH);
    if (grid.likeness() < LIKE_WITH_FOURTH) {
      return Optional.empty();
    }
    if (grid.fit() < LEAST_CONTRAST || grid.likeness() < LIKE_FITTED) {
      return Optional.empty();
    }
    QrMesh mesh = new QrMesh(grid);
    Optional<Code> flat = read(mesh.modules(), grid);
    if (flat.isPresent()) {
      return flat;
    }
    mesh.relax();
    return read(mesh.modules(), grid);
  }

  private Optional<Code> read(QrModules modules, QrGrid grid) {
    Optional<Code> code = decode(modules.byNeighbourhood(LEVEL_REACH), grid);
    return code.isPresent() ? code : decode(modules.byOneLevel(), grid);
  }

  private Optional<Code> decode(BitMatrix bits, QrGrid grid) {
    try {
      DecoderResult result = decoder.decode(bits);
      return result.getText().isEmpty()
          ? Optional.empty()
          : Optional.of(code(result, grid.outline()));
    } catch (ChecksumException
        | FormatException
        | IllegalArgumentException
        | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  static Code code(DecoderResult result, List<Code.Point> outline) {
    return new Code(
        Symbology.QR_CODE, result.getText(), "]Q" + result.getSymbologyModifier(), outline);
  }
}
