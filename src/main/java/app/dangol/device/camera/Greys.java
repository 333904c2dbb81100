package app.dangol.device.camera;

/** Pictures made from a picture. None of them changes the one it is given. */
final class Greys {
  private Greys() {}

  /** Dark for light. */
  static GreyImage inverted(GreyImage image) {
    byte[] pixels = new byte[image.pixels().length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) ~image.pixels()[i];
    }
    return new GreyImage(image.width(), image.height(), pixels);
  }

  /** Resized by a factor, between pixels or, where it becomes smaller, over the area of each. */
  static GreyImage scaled(GreyImage image, double factor) {
    int width = Math.max(1, (int) Math.round(image.width() * factor));
    int height = Math.max(1, (int) Math.round(image.height() * factor));
    double across = (double) image.width() / width;
    double down = (double) image.height() / height;
    int points = Math.max(1, (int) Math.ceil(Math.max(across, down)));
    byte[] pixels = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        float sum = 0;
        for (int i = 0; i < points; i++) {
          for (int j = 0; j < points; j++) {
            sum +=
                image.between((x + (j + 0.5) / points) * across, (y + (i + 0.5) / points) * down);
          }
        }
        pixels[y * width + x] = (byte) Math.round(sum / (points * points));
      }
    }
    return new GreyImage(width, height, pixels);
  }

  /** The weights 1 2 1 along both axes: takes the noise of single pixels away. */
  static GreyImage smoothed(GreyImage image) {
    int width = image.width();
    int height = image.height();
    int[] rows = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        rows[y * width + x] =
            image.at(Math.max(0, x - 1), y)
                + 2 * image.at(x, y)
                + image.at(Math.min(width - 1, x + 1), y);
      }
    }
    byte[] pixels = new byte[width * height];
    for (int y = 0; y < height; y++) {
      int above = Math.max(0, y - 1) * width;
      int below = Math.min(height - 1, y + 1) * width;
      for (int x = 0; x < width; x++) {
        int sum = rows[above + x] + 2 * rows[y * width + x] + rows[below + x];
        pixels[y * width + x] = (byte) ((sum + 8) / 16);
      }
    }
    return new GreyImage(width, height, pixels);
  }
}
