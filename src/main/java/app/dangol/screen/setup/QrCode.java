package app.dangol.screen.setup;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.VLineTo;

/**
 * A QR code (ISO/IEC 18004) for a telephone to read: always dark on light, whatever the look, with
 * the quiet zone of four modules the standard asks for.
 */
final class QrCode extends StackPane {
  private static final double SIDE = 260;
  private static final int QUIET = 4;

  QrCode(String words) {
    getStyleClass().add("qr-code");
    setMinSize(SIDE, SIDE);
    setPrefSize(SIDE, SIDE);
    setMaxSize(SIDE, SIDE);
    getChildren().add(modules(words));
  }

  private static Path modules(String words) {
    ByteMatrix matrix;
    try {
      matrix =
          Encoder.encode(
                  words, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
              .getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException("too much for a QR code", e);
    }
    double step = Math.floor(SIDE / (matrix.getWidth() + 2 * QUIET));
    Path path = new Path();
    path.getStyleClass().add("qr-modules");
    path.setSmooth(false);
    for (int y = 0; y < matrix.getHeight(); y++) {
      for (int x = 0; x < matrix.getWidth(); x++) {
        if (matrix.get(x, y) == 1) {
          path.getElements()
              .addAll(
                  new MoveTo(x * step, y * step),
                  new HLineTo((x + 1) * step),
                  new VLineTo((y + 1) * step),
                  new HLineTo(x * step),
                  new ClosePath());
        }
      }
    }
    return path;
  }
}
