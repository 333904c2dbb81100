package app.dangol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageReaderTest {
  private static final String TWO_ROWS = page();
  private static final String ROW = "{\"e\":\"store\",\"k\":\"a\",\"v\":1,\"del\":true}";

  private static String page() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PageWriter writer = new PageWriter(out);
    try {
      writer.row("store", "seoul", 7, "{\"id\":\"seoul\",\"name\":{\"ko\":\"서울\",\"en\":\"\"}}");
      writer.row("store", "줄\n\"바꿈\"", 8, null);
      writer.end("bmV4dA", true, 9);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void readsWhatTheWriterWrote() throws IOException {
    Page page = read(TWO_ROWS);

    assertThat(page.rows()).hasSize(2);
    assertThat(page.rows().getFirst())
        .satisfies(row -> {
          assertThat(row.key()).isEqualTo("seoul");
          assertThat(row.version()).isEqualTo(7);
          assertThat(row.data()).isNotNull();
        });
    assertThat(page.rows().getLast().removed()).isTrue();
    assertThat(page.rows().getLast().key()).isEqualTo("줄\n\"바꿈\"");
    assertThat(page.next()).isEqualTo("bmV4dA");
    assertThat(page.more()).isTrue();
    assertThat(page.position()).isEqualTo(9);
  }

  @Test
  void endsWithALineThatHoldsCountAndSum() {
    // Sum worked out apart: the first 8 bytes of each line's SHA-256, added modulo 2^64.
    List<String> lines = TWO_ROWS.lines().toList();
    String sum =
        String.format(
            "%016x",
            Long.parseUnsignedLong(BodyHash.ofText(lines.get(0)).substring(0, 16), 16)
                + Long.parseUnsignedLong(BodyHash.ofText(lines.get(1)).substring(0, 16), 16));

    assertThat(lines.get(2))
        .isEqualTo(
            "{\"end\":true,\"count\":2,\"sum\":\""
                + sum
                + "\",\"next\":\"bmV4dA\",\"more\":true,\"position\":9}");
  }

  @Test
  void readsAPageThatComesByteByByte() throws IOException {
    InputStream slow =
        new ByteArrayInputStream(TWO_ROWS.getBytes(StandardCharsets.UTF_8)) {
          @Override
          public synchronized int read(byte[] buffer, int from, int length) {
            return super.read(buffer, from, Math.min(1, length));
          }
        };

    assertThat(new PageReader().read(slow).rows()).hasSize(2);
  }

  @Test
  void refusesEveryCut() {
    byte[] whole = TWO_ROWS.getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> new PageReader().read(new ByteArrayInputStream(cut)))
          .as("cut after %d of %d bytes", length, whole.length)
          .isInstanceOf(WireFormatException.class);
    }
  }

  @Test
  void refusesEveryRowThatIsAlteredMissingOrDoubled() {
    String first = TWO_ROWS.substring(0, TWO_ROWS.indexOf('\n') + 1);

    assertRefused(TWO_ROWS.replace("서울", "서을"), "sum");
    assertRefused(TWO_ROWS.replace(first, ""), "counts 2 rows and has 1");
    assertRefused(first + TWO_ROWS, "counts 2 rows and has 3");
    assertRefused(TWO_ROWS + first, "does not end with its end line");
    assertRefused(TWO_ROWS + TWO_ROWS, "counts 2 rows and has 5");
    assertRefused(TWO_ROWS.replace("\"count\":2", "\"count\":3"), "counts 3");
    assertRefused(TWO_ROWS.replace("\"position\":9", "\"position\":7"), "newer than its page");
  }

  @Test
  void doesNotMindTheOrderOfRows() throws IOException {
    List<String> lines = TWO_ROWS.lines().toList();

    Page page = read(lines.get(1) + "\n" + lines.get(0) + "\n" + lines.get(2) + "\n");

    assertThat(page.rows()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"e\":\"store\",\"k\":\"a\",\"v\":1}",
        "{\"e\":\"store\",\"k\":\"a\",\"v\":1,\"d\":{},\"del\":true}",
        "{\"e\":\"store\",\"k\":\"a\",\"v\":0,\"d\":{}}",
        "{\"e\":\"store\",\"k\":\"a\",\"d\":{}}",
        "{\"e\":\"store\",\"v\":1,\"d\":{}}",
        "{\"e\":\"store\",\"k\":\"a\",\"v\":1,\"d\":[]}",
        "{\"end\":true,\"count\":0}",
        "{\"end\":false,\"count\":0,\"sum\":\"0000000000000000\",\"next\":\"a\",\"more\":false,"
            + "\"position\":0}",
        "<html>",
        ""
      })
  void refusesALineThatIsNeitherRowNorEnd(String line) {
    assertRefused(line + "\n" + TWO_ROWS, "");
    assertRefused(complete(ROW, line, ROW), "");
    assertRefused(complete(line), "");
    assertRefused(complete(ROW, line), "");
  }

  @Test
  void readsACompletePage() throws IOException {
    assertThat(read(complete(ROW, ROW)).rows()).hasSize(2);
    assertThat(read(complete()).rows()).isEmpty();
  }

  @Test
  void aPageReadLazilyIsRefusedWhenItIsGoneThrough() throws IOException {
    Page page = new PageReader().readLazily(stream(complete(ROW, "{\"e\":\"store\"}", ROW)));

    assertThat(page.rows()).hasSize(3);
    assertThatThrownBy(() -> page.rows().forEach(row -> {}))
        .isInstanceOf(WireFormatException.class);
    assertThatThrownBy(() -> page.rows().getFirst()).isInstanceOf(WireFormatException.class);
  }

  @Test
  void aPageReadLazilyMayBeGoneThroughAgain() throws IOException {
    Page page = new PageReader().readLazily(stream(TWO_ROWS));

    assertThat(List.copyOf(page.rows())).isEqualTo(page.rows()).hasSize(2);
    assertThat(page.inCommitOrder().rows()).isEqualTo(page.rows());
    assertThat(page.rows().get(1).version()).isEqualTo(8);
  }

  @Test
  void aPageReadLazilyIsRefusedAtOnceIfCountOrSumIsWrong() {
    for (String wrong :
        List.of(
            TWO_ROWS.replace("서울", "서을"),
            TWO_ROWS.replace("\"count\":2", "\"count\":3"),
            TWO_ROWS.lines().limit(2).collect(Collectors.joining("\n", "", "\n")))) {
      assertThatThrownBy(() -> new PageReader().readLazily(stream(wrong)))
          .isInstanceOf(WireFormatException.class);
    }
  }

  /** Lines are read as if they were the elements of one array; none may make use of that. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ROW,ROW",
        "ROW ROW",
        "ROW,",
        ",ROW",
        "ROW]",
        "[ROW]",
        "ROW]\n[ROW",
        "{\"e\":\"store\",\"k\":\"a\n\",\"v\":1,\"del\":true}",
        "{\"e\":\"store\",\"k\":\"a\"\n\"v\":1,\"del\":true}",
        "{\"e\":\"store\",\"k\":\"a\",\n\"v\":1,\"del\":true}",
        "{\"e\":\"store\",\"k\":\"a\",\"v\":1\n2,\"del\":true}",
        "\uFEFFROW"
      })
  void refusesALineThatIsNotOneValue(String line) {
    String lines = line.replace("ROW", ROW);

    assertRefused(lines + "\n" + TWO_ROWS, "");
    assertRefused(complete(ROW, lines, ROW), "");
    assertRefused(complete(lines), "");
    assertRefused(complete(lines.split("\n", -1)), "");
    assertRefused(TWO_ROWS.lines().findFirst().orElseThrow() + "\n" + lines + "\n", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"]", ",", "],", "]]", "]{", " x"})
  void refusesWhatStandsBehindTheEndInItsLine(String rest) {
    assertRefused(TWO_ROWS.stripTrailing() + rest + "\n", "");
  }

  @Test
  void refusesAFieldThatStandsTwice() {
    assertRefused(complete(ROW.replace("\"v\":1", "\"v\":1,\"v\":1")), "twice");
    assertRefused(TWO_ROWS.replace("\"count\":2", "\"count\":2,\"count\":2"), "twice");
  }

  @Test
  void readsLinesOfEveryLengthWhereverTheyAreCut() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PageWriter writer = new PageWriter(out);
    for (int length = 0; length < 300; length++) {
      // Two and three bytes a character from here and there, a thousand at times.
      String text = "a".repeat(length) + (length % 7 == 0 ? "é서" : "").repeat(length % 5 * 80);
      writer.row("store", "k" + length, length + 1, "{\"id\":\"" + text + "\"}");
    }
    writer.end("bmV4dA", false, 300);
    byte[] whole = out.toByteArray();
    for (int most : new int[] {1, 7, 8, 1021, 65_536, 1 << 20}) {
      InputStream bits =
          new ByteArrayInputStream(whole) {
            @Override
            public synchronized int read(byte[] buffer, int from, int length) {
              return super.read(buffer, from, Math.min(most, length));
            }
          };

      List<Row> rows = new PageReader().read(bits).rows();

      assertThat(rows).hasSize(300);
      assertThat(rows.get(298).tree().orElseThrow().get("id").getAsString()).hasSize(298);
      assertThat(rows.get(294).tree().orElseThrow().get("id").getAsString())
          .isEqualTo("a".repeat(294) + "é서".repeat(320));
    }
  }

  @Test
  void passesOnThatTheStreamBrokeOff() {
    InputStream broken =
        new SequenceInputStream(
            stream(TWO_ROWS.substring(0, 40)),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new EOFException("the gzip stream is cut");
              }
            });

    assertThatThrownBy(() -> new PageReader().read(broken))
        .isInstanceOf(EOFException.class)
        .hasMessageContaining("gzip");
  }

  @Test
  void refusesALineOrAPageAboveItsCap() {
    PageReader small = new PageReader(200, 400);
    String longLine = "{\"e\":\"" + "a".repeat(200) + "\"";
    String manyLines = "{\"e\":\"a\",\"k\":\"a\",\"v\":1,\"del\":true}\n".repeat(20);

    assertThatThrownBy(() -> small.read(stream(longLine)))
        .hasMessageContaining("longer than 200 bytes");
    assertThatThrownBy(() -> small.read(stream(manyLines)))
        .hasMessageContaining("larger than 400 bytes");
  }

  /** A page of these lines whose count and sum are right, whatever the lines are. */
  private static String complete(String... lines) {
    long sum = 0;
    for (String line : lines) {
      sum += Long.parseUnsignedLong(BodyHash.ofText(line).substring(0, 16), 16);
    }
    String end =
        "{\"end\":true,\"count\":%d,\"sum\":\"%016x\",\"next\":\"a\",\"more\":false,\"position\":9}"
            .formatted(lines.length, sum);
    return Stream.concat(Stream.of(lines), Stream.of(end, "")).collect(Collectors.joining("\n"));
  }

  private static void assertRefused(String page, String why) {
    assertThatThrownBy(() -> read(page))
        .isInstanceOf(WireFormatException.class)
        .hasMessageContaining(why);
  }

  private static Page read(String page) throws IOException {
    return new PageReader().read(stream(page));
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
