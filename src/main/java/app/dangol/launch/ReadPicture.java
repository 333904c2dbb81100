package app.dangol.launch;

import app.dangol.device.camera.GreyImage;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Picture files as grey pictures: PNG, JPEG, GIF, BMP and what else the Java platform reads. What
 * is transparent is taken as white paper. A file is asked for its size before it is unpacked, so
 * that a small file cannot fill the memory; of a large picture pixels are left out while it is
 * read.
 */
final class ReadPicture {
  /** A still camera's largest. */
  private static final long MOST_PIXELS = 40_000_000;

  /**
   * Of more than these, every second pixel, or third, is kept: at 4 to 8 bytes each as it is
   * unpacked, and one in grey, they take at most 144 MB.
   */
  private static final long MOST_KEPT = 16_000_000;

  private static final long MOST_BYTES = 64L << 20;
  private static final int OPAQUE = 255;

  private ReadPicture() {}

  /**
   * @throws DangolException DEV-03, with what is wrong with the file
   */
  static GreyImage load(Path file) {
    try {
      Optional<String> fault = new GivenFile(file).findFault();
      if (fault.isPresent()) {
        throw refused(fault.get(), null);
      }
      if (Files.size(file) > MOST_BYTES) {
        throw refused("it is larger than " + MOST_BYTES + " bytes", null);
      }
      try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
        return load(in);
      }
    } catch (IOException e) {
      throw refused("it is broken or cannot be read: " + e.getMessage(), e);
    }
  }

  private static GreyImage load(@Nullable ImageInputStream in) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
    if (in == null || !readers.hasNext()) {
      throw refused("it is no picture of a kind that can be read", null);
    }
    ImageReader reader = readers.next();
    try {
      reader.setInput(in, false, true);
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      if (pixels > MOST_PIXELS) {
        throw refused("its " + pixels + " pixels are more than " + MOST_PIXELS, null);
      }
      if (reader.getNumImages(true) > 1) {
        throw refused("it holds more than one picture", null);
      }
      ImageReadParam sparsely = reader.getDefaultReadParam();
      int step = step(reader.getWidth(0), reader.getHeight(0));
      sparsely.setSourceSubsampling(step, step, 0, 0);
      return grey(reader.read(0, sparsely));
    } catch (IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
      // What the platform's readers throw at some broken files.
      throw refused("it is broken", e);
    } finally {
      reader.dispose();
    }
  }

  /** From one pixel that is kept to the next, along and across. */
  private static int step(int width, int height) {
    int step = 1;
    while ((long) Math.ceilDiv(width, step) * Math.ceilDiv(height, step) > MOST_KEPT) {
      step++;
    }
    return step;
  }

  private static GreyImage grey(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] pixels = new byte[width * height];
    Raster raster = image.getRaster();
    boolean isGrey =
        raster.getNumBands() == 1
            && image.getColorModel().getPixelSize() == Byte.SIZE
            && !(image.getColorModel() instanceof IndexColorModel);
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      if (isGrey) {
        // As it is: the colour model would brighten it.
        raster.getSamples(0, y, width, 1, 0, row);
      } else {
        image.getRGB(0, y, width, 1, row, 0, width);
      }
      for (int x = 0; x < width; x++) {
        pixels[y * width + x] = (byte) (isGrey ? row[x] : luma(row[x]));
      }
    }
    return new GreyImage(width, height, pixels);
  }

  /** The luma of ITU-R BT.601 over white paper. */
  private static int luma(int colour) {
    int alpha = colour >>> 24;
    int grey =
        (306 * (colour >> 16 & 0xff) + 601 * (colour >> 8 & 0xff) + 117 * (colour & 0xff) + 512)
            >> 10;
    return (grey * alpha + OPAQUE * (OPAQUE - alpha)) / OPAQUE;
  }

  private static DangolException refused(String why, @Nullable Exception cause) {
    return new DangolException(ErrorCode.DEV_03, why, cause);
  }
}
