package app.dangol.screen.part;

import java.nio.IntBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import org.jspecify.annotations.Nullable;

/**
 * What a camera sees, with a frame to hold a card in and a hint below. It listens to its source
 * only while it is in a scene; it draws the newest picture and forgets it when it leaves.
 *
 * <p>Pictures come on any thread. Three buffers go round between that thread and the FX thread
 * (being filled, newest, being drawn), so that neither waits and nothing is made for a picture.
 */
public final class CameraPreview extends VBox {
  /** One is filled, one is the newest, one is drawn. */
  private static final int BUFFERS = 3;

  private final PreviewSource source;
  private final Stage stage = new Stage();
  private final AtomicReference<@Nullable Grey> newest = new AtomicReference<>();
  private final ArrayBlockingQueue<Grey> spares = new ArrayBlockingQueue<>(BUFFERS);
  private final AtomicBoolean drawing = new AtomicBoolean();
  private PreviewSource.@Nullable Subscription subscription;

  /** A picture's bytes; reused as long as the pictures have the same size. */
  private static final class Grey {
    private final int width;
    private final int height;
    private final byte[] bytes;

    Grey(int width, int height) {
      this.width = width;
      this.height = height;
      this.bytes = new byte[width * height];
    }

    boolean hasSize(int wantedWidth, int wantedHeight) {
      return width == wantedWidth && height == wantedHeight;
    }
  }

  /**
   * @param words what is seen here, for the screen reader
   * @param hint what to do, below the picture; blank where it is said elsewhere
   * @param mirrored as in a mirror, for a camera that looks at whoever looks at the screen
   */
  public CameraPreview(PreviewSource source, String words, String hint, boolean mirrored) {
    this.source = source;
    stage.view.setScaleX(mirrored ? -1 : 1);
    stage.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    stage.setAccessibleText(words);
    getStyleClass().add("camera-preview");
    VBox.setVgrow(stage, Priority.ALWAYS);
    getChildren().add(stage);
    if (!hint.isBlank()) {
      getChildren().add(new TextLabel(hint, "body", "muted"));
    }
    sceneProperty().addListener((property, was, now) -> follow(now));
  }

  /** On the FX thread. */
  private void follow(@Nullable Scene scene) {
    if (scene == null) {
      if (subscription != null) {
        subscription.end();
        subscription = null;
      }
      // Whoever stood before the camera is not kept.
      newest.set(null);
      spares.clear();
      stage.clear();
    } else if (subscription == null) {
      subscription = source.subscribe(this::take);
    }
  }

  /** On the source's thread: one that falls behind loses pictures, never time. */
  private void take(int width, int height, byte[] grey) {
    if (width < 1 || height < 1 || grey.length < (long) width * height) {
      return;
    }
    Grey free = spares.poll();
    Grey next = free != null && free.hasSize(width, height) ? free : new Grey(width, height);
    System.arraycopy(grey, 0, next.bytes, 0, width * height);
    Grey undrawn = newest.getAndSet(next);
    if (undrawn != null) {
      spares.offer(undrawn);
    }
    if (drawing.compareAndSet(false, true)) {
      Platform.runLater(this::draw);
    }
  }

  /** On the FX thread. */
  private void draw() {
    drawing.set(false);
    Grey next = newest.getAndSet(null);
    if (next != null && subscription != null) {
      stage.draw(next);
      spares.offer(next);
    }
  }

  /** The picture, as large as there is room, and the card's frame over it. */
  private static final class Stage extends Region {
    /** ID-1 of ISO/IEC 7810: 85.60 × 53.98 mm, corners of 3.18 mm. */
    private static final double CARD_RATIO = 85.60 / 53.98;

    private static final double CARD_CORNER = 3.18 / 85.60;

    /** Of the room: enough to hold a card in without hitting its edges. */
    private static final double CARD_SHARE = 0.72;

    /** As the pictures of products have it. */
    private static final double CORNER = 14;

    private static final double USUAL_RATIO = 4.0 / 3;

    private final ImageView view = new ImageView();
    private final Path around = new Path();
    private final Rectangle edge = new Rectangle();
    private final Rectangle line = new Rectangle();
    private final Rectangle clip = new Rectangle();
    private @Nullable PixelBuffer<IntBuffer> pixels;
    private Rectangle2D whole = Rectangle2D.EMPTY;

    Stage() {
      getStyleClass().add("camera-stage");
      around.getStyleClass().add("around-card");
      edge.getStyleClass().add("card-edge");
      line.getStyleClass().add("card-line");
      view.setManaged(false);
      view.setSmooth(true);
      getChildren().addAll(view, around, edge, line);
      setClip(clip);
    }

    void draw(Grey grey) {
      PixelBuffer<IntBuffer> target = pixels;
      if (target == null || !grey.hasSize(target.getWidth(), target.getHeight())) {
        target =
            new PixelBuffer<>(
                grey.width,
                grey.height,
                IntBuffer.allocate(grey.width * grey.height),
                PixelFormat.getIntArgbPreInstance());
        pixels = target;
        whole = new Rectangle2D(0, 0, grey.width, grey.height);
        view.setImage(new WritableImage(target));
        requestLayout();
      }
      target.updateBuffer(buffer -> {
        int[] argb = buffer.getBuffer().array();
        for (int i = 0; i < grey.bytes.length; i++) {
          // Opaque, and the same in red, green and blue.
          argb[i] = 0xFF000000 | (grey.bytes[i] & 0xFF) * 0x010101;
        }
        return whole;
      });
    }

    void clear() {
      pixels = null;
      view.setImage(null);
    }

    private double ratio() {
      return pixels == null ? USUAL_RATIO : (double) pixels.getWidth() / pixels.getHeight();
    }

    @Override
    public Orientation getContentBias() {
      return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
      return width < 0 ? super.computePrefHeight(width) : Math.round(width / ratio());
    }

    @Override
    protected void layoutChildren() {
      double width = getWidth();
      double height = getHeight();
      double pictureWidth = Math.max(width, height * ratio());
      // It fills the room; what hangs over is cut off evenly.
      view.setFitWidth(pictureWidth);
      view.setFitHeight(pictureWidth / ratio());
      view.relocate((width - pictureWidth) / 2, (height - pictureWidth / ratio()) / 2);
      double cardWidth = Math.min(width * CARD_SHARE, height * CARD_SHARE * CARD_RATIO);
      place(edge, width, height, cardWidth);
      place(line, width, height, cardWidth);
      dim(width, height);
      clip.setWidth(width);
      clip.setHeight(height);
      clip.setArcWidth(2 * CORNER);
      clip.setArcHeight(2 * CORNER);
    }

    private static void place(Rectangle card, double width, double height, double cardWidth) {
      double cardHeight = cardWidth / CARD_RATIO;
      card.setX((width - cardWidth) / 2);
      card.setY((height - cardHeight) / 2);
      card.setWidth(cardWidth);
      card.setHeight(cardHeight);
      card.setArcWidth(2 * CARD_CORNER * cardWidth);
      card.setArcHeight(2 * CARD_CORNER * cardWidth);
    }

    /**
     * Everything but the card. Shapes are subtracted where they are in their scenes, hence neither
     * is in one.
     */
    private void dim(double width, double height) {
      Rectangle card = new Rectangle(edge.getX(), edge.getY(), edge.getWidth(), edge.getHeight());
      card.setArcWidth(edge.getArcWidth());
      card.setArcHeight(edge.getArcHeight());
      Path path = (Path) Shape.subtract(new Rectangle(width, height), card);
      around.getElements().setAll(path.getElements());
    }
  }
}
