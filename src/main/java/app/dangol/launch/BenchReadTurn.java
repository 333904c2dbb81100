package app.dangol.launch;

import app.dangol.device.camera.GreyImage;
import java.util.Arrays;

/** A picture as a camera would see it that is held askew. */
final class BenchReadTurn {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;
  private static final byte AROUND = (byte) 128;

  private BenchReadTurn() {}

  /** Turned by 45° in the middle of a grey 1280 x 720 frame; made smaller if it does not fit. */
  static GreyImage inFrame(GreyImage image) {
    double turn = Math.sqrt(0.5);
    double factor = Math.min(1, HEIGHT / ((image.width() + image.height()) * turn));
    byte[] pixels = new byte[WIDTH * HEIGHT];
    Arrays.fill(pixels, AROUND);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double right = (x + 0.5 - WIDTH / 2.0) / factor;
        double down = (y + 0.5 - HEIGHT / 2.0) / factor;
        double u = turn * (right + down) + image.width() / 2.0;
        double v = turn * (down - right) + image.height() / 2.0;
        if (u >= 0 && v >= 0 && u < image.width() && v < image.height()) {
          pixels[y * WIDTH + x] = (byte) Math.round(image.between(u, v));
        }
      }
    }
    return new GreyImage(WIDTH, HEIGHT, pixels);
  }
}
