package app.dangol.screen.part.still;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.RadialGradient;
import javafx.scene.paint.Stop;

/**
 * Draws a product as a still life: the same subject in the same slot always gives the same picture.
 * Call on the FX thread. Drawing and rasterising takes about ten milliseconds in the software
 * pipeline, so screens ask {@link StillCache} instead.
 */
public final class StillLife {
  /** How far down the table the object stands, as a share of the table's depth. */
  private static final double STAND = 0.46;

  /** Records the drawing; it is rasterised when the canvas is shown or snapshot. */
  public Canvas draw(Subject subject, Slot slot) {
    Canvas canvas = new Canvas(slot.width(), slot.height());
    GraphicsContext g = canvas.getGraphicsContext2D();
    Composition composition = Composition.of(subject);
    Tones tones = Tones.of(subject.colour(), slot.night());
    g.save();
    clipCorners(g, slot);
    paintRoom(g, slot, composition, tones);
    paintObjects(g, slot, composition, tones, Forms.of(subject.category()));
    paintLight(g, slot);
    g.restore();
    return canvas;
  }

  private static void clipCorners(GraphicsContext g, Slot slot) {
    double w = slot.width();
    double h = slot.height();
    double r = Math.clamp(slot.radius(), 0.1, Math.min(w, h) / 2);
    g.beginPath();
    g.moveTo(r, 0);
    g.arcTo(w, 0, w, h, r);
    g.arcTo(w, h, 0, h, r);
    g.arcTo(0, h, 0, 0, r);
    g.arcTo(0, 0, w, 0, r);
    g.closePath();
    g.clip();
  }

  private static void paintRoom(
      GraphicsContext g, Slot slot, Composition composition, Tones tones) {
    g.setFill(tones.wall());
    g.fillRect(0, 0, slot.width(), slot.height());
    double horizon = slot.height() * composition.horizon();
    g.save();
    double shortSide = Math.min(slot.width(), slot.height());
    double base = horizon + (slot.height() - horizon) * STAND;
    Brush brush = new Brush(g, slot.width() / 2, base, shortSide);
    new Backdrop(brush, tones).back(composition, (horizon - base) * 100 / shortSide);
    g.restore();
    g.setFill(tones.table());
    g.fillRect(0, horizon, slot.width(), slot.height() - horizon);
  }

  private static void paintObjects(
      GraphicsContext g, Slot slot, Composition composition, Tones tones, Form form) {
    double horizon = slot.height() * composition.horizon();
    double base = horizon + (slot.height() - horizon) * STAND;
    g.save();
    Brush brush = new Brush(g, slot.width() / 2, base, Math.min(slot.width(), slot.height()));
    new Backdrop(brush, tones).front(composition);
    if (form.footprint() > 0) {
      double strength = slot.night() ? 0.55 : 0.32;
      brush.shadow(0, 0, form.footprint(), form.hung() ? strength * 0.45 : strength);
    }
    form.painter().paint(brush, tones, composition.variant());
    g.restore();
  }

  /** One soft light from the upper left over everything, which binds the picture together. */
  private static void paintLight(GraphicsContext g, Slot slot) {
    Color light = Palette.PAPER;
    g.setFill(
        new RadialGradient(
            0,
            0,
            0.18,
            0.05,
            0.9,
            true,
            CycleMethod.NO_CYCLE,
            new Stop(0, Palette.withAlpha(light, slot.night() ? 0.08 : 0.28)),
            new Stop(1, Palette.withAlpha(light, 0))));
    g.fillRect(0, 0, slot.width(), slot.height());
  }
}
