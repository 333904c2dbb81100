package app.dangol.launch;

import app.dangol.device.camera.Code;
import app.dangol.device.camera.CodeFormats;
import app.dangol.device.camera.CodeReader;
import app.dangol.device.camera.GreyImage;
import app.dangol.device.camera.ReadLimits;
import app.dangol.wire.StrictJson;
import app.dangol.wire.WireFormatException;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a folder of pictures whose codes are known from its {@code expected.tsv}: lines of path,
 * format (or NONE) and text as a JSON string, after a heading.
 */
final class BenchRead {
  static final String QR = "QR";
  static final String TURNED = "QR turned 45°";
  static final String LINEAR = "linear";

  /** Pictures without a code of those asked for. */
  static final String NONE = "none";

  private static final String TABLE = "expected.tsv";
  private static final String NO_CODE = "NONE";
  private static final String QR_CODE = "QR_CODE";
  private static final double NANOS_PER_MS = 1e6;

  /**
   * One picture.
   *
   * @param corpus the first folder of its path
   * @param symbology of its code, or NONE
   * @param text of its code, or empty
   */
  record Expected(String corpus, String file, String symbology, String text) {}

  /**
   * What came of the pictures of one kind.
   *
   * @param kind one of the constants above
   * @param read pictures whose code was read
   * @param wrong pictures where something was read that is not there
   * @param wrongFiles their names
   * @param missed the names of those where nothing was read
   * @param ms how long each took
   * @param processorMs how much of the processor's time each took
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Row(
      CodeFormats formats,
      String corpus,
      String kind,
      int pictures,
      int read,
      int wrong,
      List<String> wrongFiles,
      List<String> missed,
      double[] ms,
      double[] processorMs) {}

  private final Path folder;
  private final List<Expected> pictures;

  /**
   * @throws IOException if there is no table
   */
  BenchRead(Path folder) throws IOException {
    this.folder = folder;
    pictures = new ArrayList<>();
    List<String> lines = Files.readAllLines(folder.resolve(TABLE));
    for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      pictures.add(parse(line));
    }
  }

  private static Expected parse(String line) throws IOException {
    String[] parts = line.split("\t", -1);
    if (parts.length != 3) {
      throw new IOException("not three columns: " + line);
    }
    try {
      String text = parts[1].equals(NO_CODE) ? "" : textOf(parts[2]);
      String corpus = parts[0].contains("/") ? parts[0].substring(0, parts[0].indexOf('/')) : "";
      return new Expected(corpus, parts[0], parts[1], text);
    } catch (WireFormatException e) {
      throw new IOException("no text in " + line, e);
    }
  }

  private static String textOf(String json) {
    if (StrictJson.parse(json.getBytes(StandardCharsets.UTF_8)) instanceof JsonPrimitive text
        && text.isString()) {
      return text.getAsString();
    }
    throw new WireFormatException("not a text");
  }

  /**
   * Reads every picture.
   *
   * @param isTurnedToo those with a QR code once more, turned by 45° in a camera's frame
   */
  List<Row> run(CodeFormats formats, ReadLimits limits, boolean isTurnedToo) {
    CodeReader reader = new CodeReader(formats, limits);
    Map<String, Tally> tallies = new LinkedHashMap<>();
    for (Expected picture : pictures) {
      GreyImage image = ReadPicture.load(folder.resolve(picture.file()));
      read(picture, kind(picture, formats), image, reader, tallies);
      if (isTurnedToo && picture.symbology().equals(QR_CODE)) {
        read(picture, TURNED, BenchReadTurn.inFrame(image), reader, tallies);
      }
    }
    return tallies.values().stream().map(tally -> tally.row(formats)).toList();
  }

  private static String kind(Expected picture, CodeFormats formats) {
    boolean isAsked =
        formats.symbologies().stream().anyMatch(s -> s.name().equals(picture.symbology()));
    if (!isAsked) {
      return NONE;
    }
    return picture.symbology().equals(QR_CODE) ? QR : LINEAR;
  }

  private static void read(
      Expected picture,
      String kind,
      GreyImage image,
      CodeReader reader,
      Map<String, Tally> tallies) {
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    long processorBegin = thread.getCurrentThreadCpuTime();
    long begin = System.nanoTime();
    List<Code> codes = reader.read(image);
    double ms = (System.nanoTime() - begin) / NANOS_PER_MS;
    double processorMs = (thread.getCurrentThreadCpuTime() - processorBegin) / NANOS_PER_MS;
    tallies
        .computeIfAbsent(picture.corpus() + "/" + kind, key -> new Tally(picture.corpus(), kind))
        .add(picture, codes, ms, processorMs);
  }

  private static final class Tally {
    private final String corpus;
    private final String kind;
    private int read;
    private final List<String> wrong = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();
    private final List<Double> ms = new ArrayList<>();
    private final List<Double> processorMs = new ArrayList<>();

    private Tally(String corpus, String kind) {
      this.corpus = corpus;
      this.kind = kind;
    }

    private void add(Expected picture, List<Code> codes, double took, double processorTook) {
      ms.add(took);
      processorMs.add(processorTook);
      boolean isRead =
          codes.stream()
              .anyMatch(code ->
                  code.symbology().name().equals(picture.symbology())
                      && code.text().equals(picture.text()));
      if (isRead) {
        read++;
      } else if (!codes.isEmpty()) {
        wrong.add(picture.file());
      } else if (!kind.equals(NONE)) {
        missed.add(picture.file());
      }
    }

    private Row row(CodeFormats formats) {
      return new Row(
          formats,
          corpus,
          kind,
          ms.size(),
          read,
          wrong.size(),
          wrong,
          missed,
          array(ms),
          array(processorMs));
    }

    private static double[] array(List<Double> values) {
      return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }
}
