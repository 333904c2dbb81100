package app.dangol.hub.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.wire.StrictJson;
import com.sun.management.ThreadMXBean;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Reader;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A row that cannot be read keeps no other from being taken. */
class BadRowsImportTest extends CustomersFiles {
  private static final String BAD_BYTE = "\u00ff";
  private static final String HEADER = "customer_id,name,email\n";

  @Test
  void aLineThatIsTooLongIsRefusedAndTheNextOneIsTaken() throws IOException {
    take("c.ndjson", json("7", "가") + json("8", "x".repeat(300_000)) + json("9", "나"));

    assertThat(codes()).containsExactly("2 too_long");
    assertThat(summary()).isEqualTo("2 taken, 1 refused, complete");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xxxxxx", "\"x\n9,y,\n\"\"", "\"x\r\n,"})
  void aRecordThatIsTooLongIsPassedOverToItsEnd(String part) throws IOException {
    boolean quoted = part.startsWith("\"");
    String huge = part.substring(quoted ? 1 : 0).repeat(60_000);

    take("c.csv", HEADER + "7,가,\n8," + (quoted ? "\"" + huge + "\"" : huge) + ",\n9,나,\n");

    assertThat(codes()).containsExactly("3 too_long");
    assertThat(summary()).isEqualTo("2 taken, 1 refused, complete");
  }

  @Test
  void aBadByteRefusesItsLineAlone() throws IOException {
    take("c.ndjson", json("7", "A") + json("8", "B" + BAD_BYTE) + json("9", "C"));

    assertThat(codes()).containsExactly("2 not_utf8");
    assertThat(summary()).isEqualTo("2 taken, 1 refused, complete");
  }

  @ParameterizedTest
  @ValueSource(strings = {"B" + BAD_BYTE, "\"B\n" + BAD_BYTE + ",\"", "\"\"\"" + BAD_BYTE + "\""})
  void aBadByteRefusesItsRecordAlone(String cell) throws IOException {
    take("c.csv", HEADER + "7,A,\n8," + cell + ",\n9,C,\n");

    assertThat(codes()).containsExactly("3 not_utf8");
    assertThat(summary()).isEqualTo("2 taken, 1 refused, complete");
  }

  @Test
  void aCutCharacterAtTheEndOfTheFileIsABadByteToo() throws IOException {
    byte[] whole = (HEADER + "7,A,\n8,가").getBytes(UTF_8);
    Path file = folder.resolve("c.csv");
    Files.write(file, Arrays.copyOf(whole, whole.length - 1));

    lines.clear();
    ImportReport.of(ImportKind.CUSTOMERS, file, target, lines::add);

    assertThat(codes()).containsExactly("3 not_utf8");
  }

  @Test
  void aBadByteBesideAPairOfSurrogatesIsSeen() throws IOException {
    byte[] emoji = "7,A😀".getBytes(UTF_8);
    take("c.csv", HEADER + new String(emoji, ISO_8859_1) + BAD_BYTE + ",\n8,B,\n");

    assertThat(codes()).containsExactly("2 not_utf8");
  }

  @Test
  void aFileInAnotherEncodingIsRefusedBeforeItsFirstRow() throws IOException {
    Path file = folder.resolve("customers.csv");
    Files.write(
        file,
        "customer_id,name\n1,Kim\n2,김단골\n3,이손님\n4,최단골\n"
            .getBytes(Charset.forName("x-windows-949")));
    lines.clear();

    ImportReport.of(ImportKind.CUSTOMERS, file, target, lines::add);

    assertThat(codes()).containsExactly("3 not_utf8");
    assertThat(summary()).isEqualTo("0 taken, 1 refused, stopped at 3");
  }

  @Test
  void badBytesInAFileThatIsUtf8OtherwiseAreNoOtherEncoding() throws IOException {
    String korean = new String("가".getBytes(UTF_8), ISO_8859_1);
    StringBuilder rows = new StringBuilder(HEADER);
    for (int i = 10; i < 20; i++) {
      rows.append(i).append(',').append(i % 2 == 0 ? korean : BAD_BYTE).append(",\n");
    }

    take("c.csv", rows.toString());

    assertThat(codes()).hasSize(5).allMatch(code -> code.endsWith("not_utf8"));
    assertThat(summary()).isEqualTo("5 taken, 5 refused, complete");
  }

  @Test
  void aQuotationMarkOutOfPlaceRefusesItsRowAlone() throws IOException {
    take("c.csv", HEADER + "7,\"A\"x,\n8,\"B\" ,\n9,C\"c,\n");

    assertThat(codes()).containsExactly("2 bad_csv");
    assertThat(summary()).isEqualTo("2 taken, 1 refused, complete");
  }

  @Test
  void behindAMarkOutOfPlaceNoOtherReachesBeyondTheLine() throws IOException {
    take("c.csv", HEADER + "7,\"A\"x,\"B\n8,C,\n9,\"D\",\n");

    assertThat(codes()).containsExactly("2 bad_csv");
    assertThat(summary()).isEqualTo("2 taken, 1 refused, complete");
  }

  @Test
  void aQuotationMarkThatIsNotClosedReachesToTheNextOne() throws IOException {
    take("c.csv", HEADER + "7,A,\n8,\"B,\n9,\"C, c\",\n10,D,\n");

    assertThat(codes()).containsExactly("3 bad_csv");
    assertThat(summary()).isEqualTo("2 taken, 1 refused, complete");
  }

  @Test
  void aQuotationMarkThatIsNeverClosedIsSaidToBe() throws IOException {
    Path file = folder.resolve("stock.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file, UTF_8)) {
      out.write("sku,store,on_hand\nS1,seoul,1\nS2,\"");
      for (int i = 0; i < 200_000; i++) {
        out.write("seoul,1\nS3,seoul,1\n");
      }
    }
    lines.clear();

    ImportReport.of(ImportKind.STOCK, file, target, lines::add);

    assertThat(codes()).containsExactly("3 bad_csv");
    assertThat(lines.get(1)).contains("not closed up to the end of the file");
    assertThat(summary()).isEqualTo("1 taken, 1 refused, stopped at 3");
  }

  @ParameterizedTest
  @CsvSource({"too_long", "not_utf8", "bad_header"})
  void nothingIsTakenWithoutAHeader(String code) throws IOException {
    String header =
        switch (code) {
          case "too_long" -> HEADER.strip() + ",".repeat(300_000) + "\n";
          case "not_utf8" -> HEADER.strip() + "," + BAD_BYTE + "\n";
          default -> "customer_id,nam\n";
        };

    take("c.csv", header + "7,A,\n");

    assertThat(codes()).containsExactly("1 " + code);
    assertThat(summary()).isEqualTo("0 taken, 1 refused, stopped at 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void linesEndInThreeWays(String end) throws IOException {
    take("c.csv", (HEADER + "7,A,\n\n8,\"B\",\n9,,\n10,D,").replace("\n", end));

    assertThat(codes()).containsExactly("5 missing");
    assertThat(summary()).isEqualTo("3 taken, 1 refused, complete");
  }

  /** Of a line of 32 MiB nothing but its beginning is held. */
  @Test
  void aLineOfAnyLengthIsPassedOverWithoutBeingHeld() {
    long length = 32L << 20;
    Reader endless =
        new Reader() {
          private long left = length;

          @Override
          public int read() {
            return left-- > 0 ? 'x' : left == -1 ? '\n' : left == -2 ? '3' : -1;
          }

          @Override
          public int read(char[] into, int from, int count) {
            throw new UnsupportedOperationException();
          }

          @Override
          public void close() {}
        };
    RowReader rows = new NdjsonRows(ImportKind.CUSTOMERS, endless);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();

    Optional<RowLine> first = rows.next();

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(length / 4);
    assertThat(first).get().isInstanceOf(RowLine.Broken.class);
    assertThat(rows.next()).get().hasFieldOrPropertyWithValue("number", 2L);
  }

  /** Each character is a byte. */
  private void take(String name, String bytes) throws IOException {
    byte[] file =
        bytes.chars().allMatch(c -> c < 0x100) ? bytes.getBytes(ISO_8859_1) : bytes.getBytes(UTF_8);
    lines.clear();
    ImportReport.of(
        ImportKind.CUSTOMERS, Files.write(folder.resolve(name), file), target, lines::add);
  }

  private static String json(String id, String name) {
    return "{\"customer_id\":\"" + id + "\",\"name\":\"" + name + "\"}\n";
  }

  private String summary() {
    ImportReport.Summary told = StrictJson.read(lines.getFirst(), ImportReport.Summary.class);
    assertThat(told.complete()).isEqualTo(told.stoppedAt() == null);
    assertThat(told.refused()).isEqualTo(List.copyOf(codes()).size());
    return told.taken()
        + " taken, "
        + told.refused()
        + " refused, "
        + (told.complete() ? "complete" : "stopped at " + told.stoppedAt());
  }
}
