package app.dangol.screen.part.still;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.RadialGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/**
 * Paints in the object's own units: 100 units are the short side of the picture, (0, 0) is the
 * middle of the line the object stands on, and up is negative. Outlines are SVG path data; where
 * they hold computed numbers they use curves, not arcs: JavaFX drops a path, silently, when
 * rounding leaves an arc's ends a hair too far apart for its radius.
 */
final class Brush {
  private final GraphicsContext g;

  /** Makes the context's coordinates the object's, around a base point given in px. */
  Brush(GraphicsContext g, double baseX, double baseY, double shortSide) {
    this.g = g;
    g.translate(baseX, baseY);
    g.scale(shortSide / 100, shortSide / 100);
    g.setLineCap(StrokeLineCap.ROUND);
    g.setLineJoin(StrokeLineJoin.ROUND);
  }

  void fill(Color colour, String outline) {
    g.setFill(colour);
    g.beginPath();
    g.appendSVGPath(outline);
    g.fill();
  }

  /** Fills an outline, and the part of it right of {@code from} in the shaded tone. */
  void fill(Color colour, Color shade, double from, String outline) {
    fill(colour, outline);
    within(outline, () -> box(shade, from, -120, 120, 160, 0));
  }

  /** Lets what is painted show only inside the outline. */
  void within(String outline, Runnable paint) {
    g.save();
    g.beginPath();
    g.appendSVGPath(outline);
    g.clip();
    paint.run();
    g.restore();
  }

  void line(Color colour, double width, String path) {
    g.setStroke(colour);
    g.setLineWidth(width);
    g.beginPath();
    g.appendSVGPath(path);
    g.stroke();
  }

  /** An ellipse around a middle point. */
  void oval(Color colour, double x, double y, double rx, double ry) {
    g.setFill(colour);
    g.fillOval(x - rx, y - ry, 2 * rx, 2 * ry);
  }

  void ring(Color colour, double width, double x, double y, double rx, double ry) {
    g.setStroke(colour);
    g.setLineWidth(width);
    g.strokeOval(x - rx, y - ry, 2 * rx, 2 * ry);
  }

  /** A rectangle by its upper left corner, with rounded corners. */
  void box(Color colour, double x, double y, double w, double h, double radius) {
    g.setFill(colour);
    g.fillRoundRect(x, y, w, h, 2 * radius, 2 * radius);
  }

  /** A box whose right third lies in shade. */
  void box(Color colour, Color shade, double x, double y, double w, double h, double radius) {
    double r = Math.min(radius, Math.min(w, h) / 2);
    fill(colour, shade, x + w * 0.66, roundedBox(x, y, w, h, r));
  }

  /** A ball with its own soft light. */
  void ball(Color colour, double x, double y, double r) {
    g.setFill(
        new RadialGradient(
            0,
            0,
            0.35,
            0.3,
            0.75,
            true,
            CycleMethod.NO_CYCLE,
            new Stop(0, colour.interpolate(Palette.PAPER, 0.25)),
            new Stop(1, colour.interpolate(Palette.INK, 0.18))));
    g.fillOval(x - r, y - r, 2 * r, 2 * r);
  }

  /** The one soft shadow, falling a little to the right. */
  void shadow(double x, double y, double r, double strength) {
    g.setFill(
        new RadialGradient(
            0,
            0,
            0.5,
            0.5,
            0.5,
            true,
            CycleMethod.NO_CYCLE,
            new Stop(0, Palette.withAlpha(Palette.SHADOW, strength)),
            new Stop(0.55, Palette.withAlpha(Palette.SHADOW, strength * 0.45)),
            new Stop(1, Palette.withAlpha(Palette.SHADOW, 0))));
    g.fillOval(x - r * 0.98, y - r * 0.2, r * 2.2, r * 0.42);
  }

  /** A warm glow around a flame or behind glass. */
  void glow(double x, double y, double r, double strength) {
    g.setFill(
        new RadialGradient(
            0,
            0,
            0.5,
            0.5,
            0.5,
            true,
            CycleMethod.NO_CYCLE,
            new Stop(0, Palette.withAlpha(Palette.FLAME, strength)),
            new Stop(1, Palette.withAlpha(Palette.FLAME, 0))));
    g.fillOval(x - r, y - r, 2 * r, 2 * r);
  }

  /** Corners as cubics, whose control points lie 0.4477 of the radius from the corner. */
  private static String roundedBox(double x, double y, double w, double h, double r) {
    double k = r * 0.4477;
    double right = x + w;
    double bottom = y + h;
    return "M%s %s H%s".formatted(x + r, y, right - r)
        + corner(right - k, y, right, y + k, right, y + r)
        + " V%s".formatted(bottom - r)
        + corner(right, bottom - k, right - k, bottom, right - r, bottom)
        + " H%s".formatted(x + r)
        + corner(x + k, bottom, x, bottom - k, x, bottom - r)
        + " V%s".formatted(y + r)
        + corner(x, y + k, x + k, y, x + r, y)
        + " Z";
  }

  private static String corner(double ax, double ay, double bx, double by, double x, double y) {
    return " C%s %s %s %s %s %s".formatted(ax, ay, bx, by, x, y);
  }
}
