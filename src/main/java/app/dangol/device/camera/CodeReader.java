package app.dangol.device.camera;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Reads the codes in a picture: one way after another, the cheapest first, until one of them has
 * found something or the limits are reached. A linear code counts only if two lines have read it.
 * Not thread-safe, and not for the screen's thread.
 */
public final class CodeReader {
  private final ReadLimits limits;
  private final LongSupplier nanos;
  private final List<Attempt> attempts;
  private final QrReader qr = new QrReader();
  private final LinearReader linear;

  public CodeReader(CodeFormats formats, ReadLimits limits) {
    this(formats, limits, CodeReader::processorNanos);
  }

  CodeReader(CodeFormats formats, ReadLimits limits, LongSupplier nanos) {
    this.limits = limits;
    this.nanos = nanos;
    List<Attempt> all = Attempt.list(formats);
    attempts = all.subList(0, Math.min(all.size(), limits.attempts()));
    linear = new LinearReader(formats);
  }

  /** Of this thread, so that a machine busy with something else reads what an idle one does. */
  private static long processorNanos() {
    long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    return nanos < 0 ? System.nanoTime() : nanos;
  }

  /** The codes that the first successful attempt found; empty if none did. */
  public List<Code> read(GreyImage image) {
    Deadline deadline = new Deadline(nanos, limits.patience());
    Variants variants = new Variants(image);
    LinearReads reads = new LinearReads();
    for (Attempt attempt : attempts) {
      List<Code> codes =
          switch (attempt) {
            case Attempt.Qr way -> qr(way, variants, deadline);
            case Attempt.PlainQr way -> plainQr(variants.plain());
            case Attempt.Bars way -> bars(way, variants, reads, deadline);
            case Attempt.Picture way -> picture(way, variants, reads, deadline);
          };
      if (!codes.isEmpty() || deadline.isOver()) {
        return codes;
      }
    }
    return List.of();
  }

  private List<Code> qr(Attempt.Qr way, Variants variants, Deadline deadline) {
    Optional<BitMatrix> dark = variants.findDark(way.kind(), way.darkness());
    if (dark.isEmpty()) {
      return List.of();
    }
    return qr.find(variants.get(way.kind()), dark.get(), way.corners(), deadline).stream()
        .map(code -> scaled(code, 1 / variants.scale(way.kind())))
        .toList();
  }

  private static Code scaled(Code code, double factor) {
    List<Code.Point> outline =
        code.outline().stream()
            .map(point -> new Code.Point(point.x() * factor, point.y() * factor))
            .toList();
    return new Code(code.symbology(), code.text(), code.aim(), outline);
  }

  private static List<Code> plainQr(GreyImage image) {
    int width = image.width();
    int height = image.height();
    PlanarYUVLuminanceSource greys =
        new PlanarYUVLuminanceSource(image.pixels(), width, height, 0, 0, width, height, false);
    try {
      Result result =
          new QRCodeReader()
              .decode(
                  new BinaryBitmap(new HybridBinarizer(greys)),
                  Map.of(DecodeHintType.PURE_BARCODE, Boolean.TRUE));
      if (result.getText().isEmpty()) {
        return List.of();
      }
      List<Code.Point> outline = new ArrayList<>();
      for (var point : result.getResultPoints()) {
        outline.add(new Code.Point(point.getX(), point.getY()));
      }
      return List.of(
          new Code(Symbology.QR_CODE, result.getText(), Symbology.QR_CODE.aim(), outline));
    } catch (ReaderException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return List.of();
    }
  }

  private List<Code> bars(
      Attempt.Bars way, Variants variants, LinearReads reads, Deadline deadline) {
    for (ScanLine line : ScanLines.list(variants.plain(), way.degrees(), way.lines(), way.band())) {
      if (deadline.isOver()) {
        break;
      }
      if (way.share() == Attempt.BY_LEVEL) {
        linear.readBarsByLevel(line, reads);
      } else {
        linear.readBars(line, way.share(), reads);
      }
    }
    return reads.list();
  }

  private List<Code> picture(
      Attempt.Picture way, Variants variants, LinearReads reads, Deadline deadline) {
    for (ScanLine line : ScanLines.list(variants.plain(), way.degrees(), way.lines(), way.band())) {
      if (deadline.isOver()) {
        break;
      }
      linear.readPicture(line, reads);
    }
    return reads.list();
  }
}
