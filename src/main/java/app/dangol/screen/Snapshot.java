package app.dangol.screen;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.PixelReader;
import javax.imageio.ImageIO;

/**
 * Writes what a scene shows to a PNG file. {@link #of} is to be called on the FX thread, {@link
 * #write} on any other.
 */
public final class Snapshot {
  private final BufferedImage pixels;

  private Snapshot(BufferedImage pixels) {
    this.pixels = pixels;
  }

  /** Lays the scene out and takes its picture; works without a window, too. */
  public static Snapshot of(Scene scene) {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    return of(scene.snapshot(null));
  }

  public static Snapshot of(Image image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    PixelReader reader = image.getPixelReader();
    int[] argb = new int[width * height];
    reader.getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
    BufferedImage pixels = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    pixels.setRGB(0, 0, width, height, argb, 0, width);
    return new Snapshot(pixels);
  }

  /** Writes the file, and the folders above it. */
  public void write(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    if (!ImageIO.write(pixels, "png", file.toFile())) {
      throw new IOException("This runtime has no PNG writer");
    }
  }
}
