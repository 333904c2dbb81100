package app.dangol.device.camera;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import java.util.Arrays;
import java.util.Random;

/** Pictures of codes, drawn by ZXing's writers and spoilt as lenses, light and hands do. */
public final class CodePicture {
  private static final int PAPER = 230;
  private static final int INK = 30;

  private CodePicture() {}

  /** A QR code of so many pixels a module with its quiet zone. */
  public static GreyImage qr(String text, int module) {
    return drawn(text, BarcodeFormat.QR_CODE, 0, 0, module);
  }

  /** A linear code of so many pixels a module, 40 modules high. */
  public static GreyImage linear(String text, BarcodeFormat format, int module) {
    return drawn(text, format, 0, 40, module);
  }

  private static GreyImage drawn(
      String text, BarcodeFormat format, int width, int height, int module) {
    try {
      BitMatrix bits = new MultiFormatWriter().encode(text, format, width, height);
      int margin = 12;
      int across = (bits.getWidth() + 2 * margin) * module;
      int down = (bits.getHeight() + 2 * margin) * module;
      byte[] pixels = new byte[across * down];
      for (int y = 0; y < down; y++) {
        for (int x = 0; x < across; x++) {
          int u = x / module - margin;
          int v = y / module - margin;
          boolean isInk =
              u >= 0 && v >= 0 && u < bits.getWidth() && v < bits.getHeight() && bits.get(u, v);
          pixels[y * across + x] = (byte) (isInk ? INK : PAPER);
        }
      }
      return new GreyImage(across, down, pixels);
    } catch (WriterException e) {
      throw new IllegalArgumentException("cannot be drawn", e);
    }
  }

  public static GreyImage blank(int width, int height, int grey) {
    byte[] pixels = new byte[width * height];
    Arrays.fill(pixels, (byte) grey);
    return new GreyImage(width, height, pixels);
  }

  public static GreyImage noise(int width, int height, long seed) {
    byte[] pixels = new byte[width * height];
    new Random(seed).nextBytes(pixels);
    return new GreyImage(width, height, pixels);
  }

  /** Turned about its middle, in a frame that holds it. */
  public static GreyImage turned(GreyImage image, double degrees) {
    int side = (int) Math.ceil(Math.hypot(image.width(), image.height()));
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.sin(Math.toRadians(degrees));
    return mapped(
        image,
        side,
        side,
        (x, y) -> {
          double dx = x - side / 2.0;
          double dy = y - side / 2.0;
          return new double[] {
            cos * dx + sin * dy + image.width() / 2.0, cos * dy - sin * dx + image.height() / 2.0
          };
        });
  }

  /** Seen from the side: its right edge is so much smaller, 0 to 1. */
  static GreyImage slanted(GreyImage image, double smaller) {
    return mapped(
        image,
        image.width(),
        image.height(),
        (x, y) -> {
          double share = x / image.width();
          double u = share * (1 - smaller) / (1 - smaller * share) * image.width();
          double height = 1 - smaller * share;
          return new double[] {u, (y - image.height() / 2.0) / height + image.height() / 2.0};
        });
  }

  /** On cloth: waves of so many pixels. */
  static GreyImage wavy(GreyImage image, double pixels) {
    return mapped(
        image,
        image.width(),
        image.height(),
        (x, y) ->
            new double[] {
              x + pixels * Math.sin(y * 6 / image.height()),
              y + pixels * Math.sin(x * 5 / image.width())
            });
  }

  static GreyImage blurred(GreyImage image, int times) {
    GreyImage result = image;
    for (int i = 0; i < times; i++) {
      result = Greys.smoothed(result);
    }
    return result;
  }

  /** With every pixel lighter or darker by up to so many levels. */
  static GreyImage noisy(GreyImage image, int levels, long seed) {
    Random random = new Random(seed);
    byte[] pixels = image.pixels().clone();
    for (int i = 0; i < pixels.length; i++) {
      int grey = (pixels[i] & 0xff) + random.nextInt(2 * levels + 1) - levels;
      pixels[i] = (byte) Math.clamp(grey, 0, 255);
    }
    return new GreyImage(image.width(), image.height(), pixels);
  }

  /** With so little of its contrast, 0 to 1, in the dark. */
  static GreyImage dim(GreyImage image, double share) {
    byte[] pixels = image.pixels().clone();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) Math.round(20 + (pixels[i] & 0xff) * share);
    }
    return new GreyImage(image.width(), image.height(), pixels);
  }

  /** In the middle of a frame of that size. */
  public static GreyImage framed(GreyImage image, int width, int height) {
    return mapped(
        image,
        width,
        height,
        (x, y) ->
            new double[] {x + (image.width() - width) / 2.0, y + (image.height() - height) / 2.0});
  }

  private interface Place {
    double[] from(double x, double y);
  }

  private static GreyImage mapped(GreyImage image, int width, int height, Place place) {
    byte[] pixels = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double[] at = place.from(x + 0.5, y + 0.5);
        boolean isInside =
            at[0] >= 0 && at[1] >= 0 && at[0] < image.width() && at[1] < image.height();
        pixels[y * width + x] = (byte) (isInside ? Math.round(image.between(at[0], at[1])) : PAPER);
      }
    }
    return new GreyImage(width, height, pixels);
  }
}
