package app.dangol.demo.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.dangol.demo.DemoCards;
import app.dangol.demo.DemoData;
import app.dangol.demo.DemoFiles;
import app.dangol.demo.DemoTotals;
import app.dangol.failure.DangolException;
import app.dangol.wire.Entity;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a small made sample: 14 customers, 12 products, some lines that must be left out. */
class DemoDataBuilderTest {
  private static final long SEED = 7;

  @TempDir Path folder;

  private final DemoDataBuilder builder = new DemoDataBuilder(DemoFiles.shipped());

  @Test
  void theSameSeedGivesTheSameBytes() throws Exception {
    builder.build(sample(), folder.resolve("one"), SEED);
    builder.build(sample(), folder.resolve("two"), SEED);

    Map<String, List<Byte>> one = bytesIn(folder.resolve("one"));
    assertThat(one).hasSize(12).isEqualTo(bytesIn(folder.resolve("two")));
  }

  @Test
  void anotherSeedGivesOtherPeopleAndTheSameBaskets() throws Exception {
    builder.build(sample(), folder.resolve("one"), SEED);
    builder.build(sample(), folder.resolve("two"), SEED + 1);
    DemoData one = read("one");
    DemoData two = read("two");

    assertThat(one.customers().map(Entity.Customer::name).toList())
        .isNotEqualTo(two.customers().map(Entity.Customer::name).toList());
    assertThat(one.totals().lines()).isEqualTo(two.totals().lines());
    assertThat(purchases(one)).isEqualTo(purchases(two));
  }

  @Test
  void aPackedSourceGivesTheSameAsAPlainOne() throws Exception {
    Path packed = folder.resolve("sample.csv.gz");
    try (InputStream in = Files.newInputStream(sample());
        GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      in.transferTo(out);
    }
    builder.build(sample(), folder.resolve("one"), SEED);
    builder.build(packed, folder.resolve("two"), SEED);

    assertThat(bytesIn(folder.resolve("one"))).isEqualTo(bytesIn(folder.resolve("two")));
  }

  @Test
  void noFileSaysWhenItWasMade() throws Exception {
    builder.build(sample(), folder.resolve("one"), SEED);

    // RFC 1952 §2.3: bytes 4 to 7 are the time; flag bits in byte 3 would announce a name.
    byte[] gzip = Files.readAllBytes(folder.resolve("one/baskets.tsv.gz"));
    assertThat(gzip[3]).isZero();
    assertThat(new byte[] {gzip[4], gzip[5], gzip[6], gzip[7]}).containsOnly(0);
  }

  @Test
  void whatIsNoSaleToAKnownCustomerIsLeftOut() throws Exception {
    builder.build(sample(), folder.resolve("one"), SEED);
    DemoData data = read("one");
    DemoTotals totals = data.totals();

    assertThat(totals.products()).isEqualTo(12);
    assertThat(totals.customers() - totals.newcomers()).isEqualTo(14);
    assertThat(totals.returns()).isEqualTo(14);
    assertThat(data.products().map(Entity.Product::sku))
        .doesNotContain("POST", "11012")
        .contains("11002A", "11007BL");
  }

  @Test
  void realSalesComeThroughUnchanged() throws Exception {
    builder.build(sample(), folder.resolve("one"), SEED);
    Map<String, Integer> expected = new HashMap<>();
    for (SourceLine line : SourceReader.read(sample())) {
      if (line.customer() != 29_999) {
        expected.merge(line.invoice() + " " + line.code(), line.quantity(), Integer::sum);
      }
    }

    assertThat(purchases(read("one"))).isEqualTo(expected);
  }

  @Test
  void theTrayIsCompleteOnAnySource() throws Exception {
    builder.build(sample(), folder.resolve("one"), SEED);

    assertThat(DemoCards.read(DemoFiles.in(folder.resolve("one"))).list()).hasSize(10);
  }

  @Test
  void aSourceWithTooFewCustomersIsRefused() throws Exception {
    Path few = folder.resolve("few.csv");
    Files.write(few, Files.readAllLines(sample()).subList(0, 3));

    assertThatExceptionOfType(DangolException.class)
        .isThrownBy(() -> builder.build(few, folder.resolve("out"), SEED))
        .withMessageContaining("too few customers");
  }

  @Test
  void aSourceOfAnotherShapeIsRefusedWithItsLine() throws Exception {
    Path wrong = folder.resolve("wrong.csv");
    List<String> lines = new ArrayList<>(Files.readAllLines(sample()));
    lines.set(4, lines.get(4).replaceFirst(",2010-|,2011-", ",year-"));
    Files.write(wrong, lines);

    assertThatExceptionOfType(DangolException.class)
        .isThrownBy(() -> builder.build(wrong, folder.resolve("out"), SEED))
        .withMessageContaining("line 5");
  }

  private DemoData read(String name) {
    return DemoData.read(DemoFiles.in(folder.resolve(name)), Clock.systemUTC());
  }

  private static Map<String, Integer> purchases(DemoData data) {
    Map<String, Integer> pieces = new HashMap<>();
    data.history()
        .filter(line -> line.kind().equals("purchase") || line.kind().equals("return"))
        .forEach(
            line -> pieces.merge(line.group() + " " + line.sku(), line.quantity(), Integer::sum));
    return pieces;
  }

  private static Map<String, List<Byte>> bytesIn(Path folder) throws IOException {
    Map<String, List<Byte>> files = new HashMap<>();
    try (Stream<Path> list = Files.list(folder)) {
      for (Path file : list.toList()) {
        List<Byte> bytes = new ArrayList<>();
        for (byte b : Files.readAllBytes(file)) {
          bytes.add(b);
        }
        files.put(file.getFileName().toString(), bytes);
      }
    }
    return files;
  }

  private static Path sample() throws URISyntaxException {
    URL url = DemoDataBuilderTest.class.getResource("made-sample.csv");
    return Path.of(Objects.requireNonNull(url).toURI());
  }
}
