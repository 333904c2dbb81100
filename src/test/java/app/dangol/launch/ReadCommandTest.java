package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.device.camera.CodePicture;
import app.dangol.device.camera.GreyImage;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.zxing.BarcodeFormat;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dangol read}, with pictures the test draws itself. */
class ReadCommandTest {
  private static final String MEMBER = "DGL-2024-000117";

  @TempDir private Path folder;

  @Test
  void printsTheCodesOfEachPictureInALine() throws IOException {
    Path qr = png("qr.png", CodePicture.qr(MEMBER, 4));
    Path none = png("none.png", CodePicture.blank(200, 100, 200));

    CommandLineRun run = CommandLineRun.of("read", qr.toString(), none.toString());

    assertThat(run.status()).isZero();
    List<JsonObject> lines = run.lines();
    assertThat(lines.getFirst().get("file").getAsString()).isEqualTo(qr.toString());
    assertThat(lines.getFirst().get("ms").getAsDouble()).isPositive();
    JsonObject code = codes(lines.getFirst()).get(0).getAsJsonObject();
    assertThat(code.get("symbology").getAsString()).isEqualTo("QR_CODE");
    assertThat(code.get("text").getAsString()).isEqualTo(MEMBER);
    assertThat(codes(lines.get(1))).isEmpty();
  }

  @Test
  void readsGoodsOnlyIfAskedTo() throws IOException {
    Path ean = png("ean.png", CodePicture.linear("8801234567893", BarcodeFormat.EAN_13, 3));

    assertThat(codes(CommandLineRun.of("read", ean.toString()).lines().getFirst())).isEmpty();
    assertThat(
            codes(
                CommandLineRun.of("read", "--formats", "retail", ean.toString())
                    .lines()
                    .getFirst()))
        .hasSize(1);
  }

  @Test
  void takesPicturesFromAList() throws IOException {
    Path qr = png("a b.png", CodePicture.qr(MEMBER, 4));
    Path list = folder.resolve("list.txt");
    Files.writeString(list, qr + "\n\n" + qr + "\n");

    CommandLineRun run = CommandLineRun.of("read", "--list", list.toString());

    assertThat(run.lines()).hasSize(2);
  }

  @Test
  void leavesPixelsOutOfALargePictureAndStillReadsIt() throws IOException {
    Path large = png("large.png", CodePicture.framed(CodePicture.qr(MEMBER, 12), 5000, 4000));

    GreyImage kept = ReadPicture.load(large);

    assertThat(kept.width()).isEqualTo(2500);
    assertThat(kept.height()).isEqualTo(2000);
    assertThat(codes(CommandLineRun.of("read", large.toString()).lines().getFirst())).hasSize(1);
  }

  @Test
  void keepsAllPixelsOfAnOrdinaryPicture() throws IOException {
    Path ordinary = png("ordinary.png", CodePicture.blank(4000, 4000, 200));

    assertThat(ReadPicture.load(ordinary).width()).isEqualTo(4000);
  }

  @Test
  void readsOnAfterAFileThatIsNoPicture() throws IOException {
    Path text = folder.resolve("text.png");
    Files.writeString(text, "not a picture");
    Path qr = png("qr.png", CodePicture.qr(MEMBER, 4));

    CommandLineRun run = CommandLineRun.of("read", text.toString(), qr.toString());

    assertThat(run.status()).isEqualTo(PlainFailures.FAILED);
    List<JsonObject> lines = run.lines();
    assertThat(lines.getFirst().get("error").getAsString()).isEqualTo("DEV-03");
    assertThat(codes(lines.get(1))).hasSize(1);
  }

  @Test
  void saysThatAFileIsMissing() {
    assertThat(reason(folder.resolve("nowhere.png"))).contains("no such file");
    assertThat(reason(folder)).contains("that is a folder");
  }

  @Test
  void saysThatAPictureIsCutOff() throws IOException {
    Path qr = png("qr.png", CodePicture.qr(MEMBER, 4));
    byte[] whole = Files.readAllBytes(qr);
    Files.write(qr, Arrays.copyOf(whole, whole.length / 2));

    assertThat(reason(qr)).contains("broken");
  }

  @Test
  void refusesAPictureThatWouldFillTheMemory() throws IOException {
    Path bomb = folder.resolve("bomb.png");
    Files.write(bomb, pngHead(60_000, 60_000));

    assertThat(reason(bomb)).contains("3600000000 pixels");
  }

  /** A whole one, of which nothing is wrong but its size. */
  @Test
  void refusesAPictureOfSomeKilobytesThatUnpacksToGigabytes() throws IOException {
    Path bomb = folder.resolve("whole.png");
    Files.write(bomb, whitePng(30_000));

    assertThat(Files.size(bomb)).isLessThan(200_000);
    assertThat(reason(bomb)).contains("900000000 pixels");
  }

  @Test
  void refusesAFilm() throws IOException {
    Path film = folder.resolve("film.gif");
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(film.toFile())) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      BufferedImage picture = new BufferedImage(20, 20, BufferedImage.TYPE_BYTE_BINARY);
      IIOMetadata data =
          writer.getDefaultImageMetadata(
              ImageTypeSpecifier.createFromRenderedImage(picture), writer.getDefaultWriteParam());
      writer.writeToSequence(new IIOImage(picture, null, data), null);
      writer.writeToSequence(new IIOImage(picture, null, data), null);
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }

    assertThat(reason(film)).contains("more than one picture");
  }

  @Test
  void takesWhatIsTransparentAsPaper() throws IOException {
    GreyImage drawn = CodePicture.qr(MEMBER, 4);
    BufferedImage image =
        new BufferedImage(drawn.width(), drawn.height(), BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < drawn.height(); y++) {
      for (int x = 0; x < drawn.width(); x++) {
        image.setRGB(x, y, drawn.at(x, y) < 128 ? 0xff000000 : 0x00000000);
      }
    }
    Path file = folder.resolve("clear.png");
    ImageIO.write(image, "png", file.toFile());

    assertThat(codes(CommandLineRun.of("read", file.toString()).lines().getFirst())).hasSize(1);
  }

  @Test
  void wantsAPicture() {
    assertThat(CommandLineRun.of("read").status()).isEqualTo(2);
  }

  @Test
  void measuresAFolderOfPictures() throws IOException {
    png("one.png", CodePicture.qr(MEMBER, 4));
    png("two.png", CodePicture.blank(200, 100, 200));
    Files.writeString(
        folder.resolve("expected.tsv"),
        "file\tformat\texpected_text_json\none.png\tQR_CODE\t\""
            + MEMBER
            + "\"\ntwo.png\tNONE\t-\n");
    Path table = folder.resolve("table.md");

    CommandLineRun run =
        CommandLineRun.of(
            "bench", "read", "--images", folder.toString(), "--table", table.toString());

    JsonObject first = run.lines().getFirst();
    assertThat(first.get("kind").getAsString()).isEqualTo("QR");
    assertThat(first.get("read").getAsInt()).isEqualTo(1);
    assertThat(Files.readString(table)).contains("| loyalty |  | QR | 1 | 1 | 0 |");
  }

  private static String reason(Path file) {
    CommandLineRun run = CommandLineRun.of("read", file.toString());
    assertThat(run.status()).isEqualTo(PlainFailures.FAILED);
    return run.lines().getFirst().get("reason").getAsString();
  }

  private Path png(String name, GreyImage image) throws IOException {
    BufferedImage picture =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_BYTE_GRAY);
    picture.getRaster().setDataElements(0, 0, image.width(), image.height(), image.pixels());
    Path file = folder.resolve(name);
    ImageIO.write(picture, "png", file.toFile());
    return file;
  }

  /** The signature and the header of a PNG (ISO/IEC 15948) of that size, and no picture. */
  private static byte[] pngHead(int width, int height) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(file);
    out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(header);
    data.writeInt(width);
    data.writeInt(height);
    data.write(new byte[] {1, 0, 0, 0, 0});
    chunk(out, "IHDR", header.toByteArray());
    return file.toByteArray();
  }

  /** A whole one with a bit a pixel. */
  private static byte[] whitePng(int side) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream rows = new DeflaterOutputStream(packed)) {
      byte[] row = new byte[1 + Math.ceilDiv(side, Byte.SIZE)];
      Arrays.fill(row, 1, row.length, (byte) 0xff);
      for (int y = 0; y < side; y++) {
        rows.write(row);
      }
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(file);
    out.write(pngHead(side, side));
    chunk(out, "IDAT", packed.toByteArray());
    chunk(out, "IEND", new byte[0]);
    return file.toByteArray();
  }

  private static void chunk(DataOutputStream out, String kind, byte[] data) throws IOException {
    byte[] name = kind.getBytes(StandardCharsets.US_ASCII);
    CRC32 check = new CRC32();
    check.update(name);
    check.update(data);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    out.writeInt((int) check.getValue());
  }

  private static JsonArray codes(JsonObject line) {
    return line.getAsJsonArray("codes");
  }
}
