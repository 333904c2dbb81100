package app.dangol.hub.model.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class CountsFileTest {
  private static Counts some() {
    Counts counts = new Counts(List.of("01", "물", "z"));
    counts.add(Table.HISTORY, 0, 2, 3L << 40, 7);
    counts.add(Table.HISTORY, 2, 2, 0, 1);
    counts.add(Table.NEXT, 2, 0, 127, 128);
    counts.add(Table.TOGETHER, 0, 0, 1, 1);
    counts.add(Table.TOGETHER, 0, 1, 1, 1);
    counts.add(Table.WEEKLY, 1, 2_900, 5, 5);
    return counts;
  }

  private static byte[] bytes(Counts counts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CountsFile.write(counts, bytes);
    return bytes.toByteArray();
  }

  private static byte[] unpacked() throws IOException {
    return new GZIPInputStream(new ByteArrayInputStream(bytes(some()))).readAllBytes();
  }

  private static Counts read(byte[] unpacked, int length) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(unpacked, 0, length);
    }
    return CountsFile.read(new ByteArrayInputStream(packed.toByteArray()));
  }

  @Test
  void readsWhatWasWritten() throws IOException {
    Counts read = CountsFile.read(new ByteArrayInputStream(bytes(some())));
    assertThat(read.skus()).containsExactly("01", "물", "z");
    assertThat(read.table(Table.HISTORY).amount(0, 2)).isEqualTo(3L << 40);
    assertThat(read.table(Table.NEXT).buyers(2, 0)).isEqualTo(128);
    assertThat(read.table(Table.WEEKLY).amount(1, 2_900)).isEqualTo(5);
    assertThat(bytes(read)).isEqualTo(bytes(some()));
    assertThat(bytes(new Counts(List.of()))).isNotEmpty();
    assertThat(CountsFile.read(new ByteArrayInputStream(bytes(new Counts(List.of())))).skus())
        .isEmpty();
  }

  @Test
  void refusesAFileThatIsCutAnywhere() throws IOException {
    byte[] whole = unpacked();
    assertThat(read(whole, whole.length).skus()).hasSize(3);
    for (int length = 0; length < whole.length; length++) {
      int cut = length;
      assertThatThrownBy(() -> read(whole, cut))
          .as("%d bytes", cut)
          .isInstanceOf(IOException.class);
    }
    byte[] packed = bytes(some());
    assertThatThrownBy(
            () -> CountsFile.read(new ByteArrayInputStream(packed, 0, packed.length - 9)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void refusesWhatIsNoSuchFileOrGoesOn() throws IOException {
    byte[] longer = Arrays.copyOf(unpacked(), unpacked().length + 1);
    assertThatThrownBy(() -> read(longer, longer.length)).isInstanceOf(IOException.class);
    byte[] other = unpacked();
    other[14] = '2';
    assertThatThrownBy(() -> read(other, other.length)).hasMessageContaining("version");
    assertThatThrownBy(() ->
            CountsFile.read(
                new ByteArrayInputStream("no gzip".getBytes(StandardCharsets.US_ASCII))))
        .isInstanceOf(IOException.class);
  }

  @Test
  void refusesCellsOfItemsThatAreNotThere() throws IOException {
    for (Table table : new Table[] {Table.HISTORY, Table.NEXT, Table.TOGETHER}) {
      Counts counts = some();
      counts.add(table, 1, 3, 1, 1);
      byte[] file = bytes(counts);
      assertThatThrownBy(() -> CountsFile.read(new ByteArrayInputStream(file)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("damaged");
    }
    Counts counts = some();
    counts.add(Table.WEEKLY, 3, 1, 1, 1);
    byte[] file = bytes(counts);
    assertThatThrownBy(() -> CountsFile.read(new ByteArrayInputStream(file)))
        .hasMessageContaining("damaged");
  }

  /** A damaged byte is found, or changes a number; it never ends in another failure. */
  @Test
  void survivesEveryDamagedByte() throws IOException {
    byte[] whole = unpacked();
    for (int place = 0; place < whole.length; place++) {
      for (int value : new int[] {0, 1, 0x7F, 0x80, 0xFF}) {
        byte[] damaged = whole.clone();
        damaged[place] = (byte) value;
        try {
          read(damaged, damaged.length);
        } catch (IOException refused) {
          assertThat(refused.getMessage()).isNotBlank();
        }
      }
    }
  }
}
