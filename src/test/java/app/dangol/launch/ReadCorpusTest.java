package app.dangol.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.dangol.device.camera.CodeFormats;
import app.dangol.device.camera.ReadLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * Photographs from the tests of zxing and zxing-cpp, where a copy lies beside the project: how many
 * have to be read of 179 and 137 with a QR code, of 326 with a linear one and of 179 turned ones,
 * in proportion to those that are there.
 */
class ReadCorpusTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("dangol.images", "../shared/images"));

  @Test
  void readsAsManyPhotographsAsItHasTo() throws IOException {
    assumeTrue(Files.isRegularFile(FOLDER.resolve("expected.tsv")), "no photographs here");
    BenchRead bench = new BenchRead(FOLDER);
    CompletableFuture<List<BenchRead.Row>> inTheBackground =
        CompletableFuture.supplyAsync(() -> bench.run(CodeFormats.RETAIL, ReadLimits.STILL, false));
    List<BenchRead.Row> loyalty = bench.run(CodeFormats.LOYALTY, ReadLimits.STILL, true);
    List<BenchRead.Row> retail = inTheBackground.join();

    holds(loyalty, "zxing", BenchRead.QR, 162, 179);
    holds(loyalty, "zxing-cpp", BenchRead.QR, 100, 137);
    holds(loyalty, "zxing", BenchRead.TURNED, 156, 179);
    holds(retail, "zxing", BenchRead.QR, 162, 179);
    holds(retail, "zxing-cpp", BenchRead.QR, 100, 137);
    holds(retail, "zxing", BenchRead.LINEAR, 245, 326);
    holds(retail, "zxing-cpp", BenchRead.LINEAR, 245, 326);
    assertThat(wrong(loyalty)).isEmpty();
    // Its table has another code than is printed in the picture.
    assertThat(wrong(retail)).isSubsetOf("zxing-cpp/ean13-2/23.png");
  }

  private static void holds(
      List<BenchRead.Row> rows, String corpus, String kind, int floor, int of) {
    BenchRead.Row row =
        rows.stream()
            .filter(r -> r.corpus().equals(corpus) && r.kind().equals(kind))
            .findFirst()
            .orElseThrow();
    assertThat(row.read())
        .as("%s %s, not read: %s", corpus, kind, row.missed())
        .isGreaterThanOrEqualTo(Math.ceilDiv(floor * row.pictures(), of));
  }

  private static List<String> wrong(List<BenchRead.Row> rows) {
    return rows.stream().flatMap(row -> row.wrongFiles().stream()).toList();
  }
}
