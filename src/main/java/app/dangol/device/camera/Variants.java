package app.dangol.device.camera;

import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** One picture and what is made from it, each made once and only if an attempt asks for it. */
final class Variants {
  /** What is made from a picture. */
  enum Kind {
    PLAIN,
    INVERTED,
    SMOOTHED,
    DOUBLED,
    HALVED
  }

  /** How dark pixels are told. */
  enum Darkness {
    /** By blocks, as ZXing does it. */
    BLOCKS,
    /** By the square around each. */
    NEIGHBOURHOOD,
    /** By a small square, and clearly. */
    CLOSE,
    /** By one level for the picture. */
    ONE_LEVEL
  }

  private static final int MARGIN = 4;

  private final Map<Kind, GreyImage> made = new EnumMap<>(Kind.class);

  Variants(GreyImage image) {
    made.put(Kind.PLAIN, image);
  }

  GreyImage plain() {
    return get(Kind.PLAIN);
  }

  GreyImage get(Kind kind) {
    GreyImage image = made.get(kind);
    if (image == null) {
      image = make(kind);
      made.put(kind, image);
    }
    return image;
  }

  /** How much larger than the picture a variant is. */
  double scale(Kind kind) {
    return switch (kind) {
      case PLAIN, INVERTED, SMOOTHED -> 1;
      case DOUBLED -> 2;
      case HALVED -> 0.5;
    };
  }

  /** Empty for a picture that this way cannot part. */
  Optional<BitMatrix> findDark(Kind kind, Darkness darkness) {
    GreyImage image = get(kind);
    int reach = Math.max(8, Math.max(image.width(), image.height()) / 12);
    return switch (darkness) {
      case BLOCKS -> blocks(image);
      case NEIGHBOURHOOD -> Optional.of(Binarized.byNeighbourhood(image, reach, 0));
      case CLOSE -> Optional.of(Binarized.byNeighbourhood(image, reach / 2, MARGIN));
      case ONE_LEVEL -> Optional.of(Binarized.byOneLevel(image));
    };
  }

  private GreyImage make(Kind kind) {
    GreyImage image = plain();
    return switch (kind) {
      case PLAIN -> image;
      case INVERTED -> Greys.inverted(image);
      case SMOOTHED -> Greys.smoothed(image);
      case DOUBLED -> Greys.scaled(image, 2);
      case HALVED -> Greys.scaled(image, 0.5);
    };
  }

  private static Optional<BitMatrix> blocks(GreyImage image) {
    int width = image.width();
    int height = image.height();
    try {
      return Optional.of(
          new HybridBinarizer(
                  new PlanarYUVLuminanceSource(
                      image.pixels(), width, height, 0, 0, width, height, false))
              .getBlackMatrix());
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }
}
