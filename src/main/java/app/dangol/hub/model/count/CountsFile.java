package app.dangol.hub.model.count;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Counts as a file: the same bytes for the same counts. Gzip of a mark, the items' skus, then of
 * each table its cells by row and column; a number is seven bits a byte, the lowest first, rows and
 * columns are told as what they are more than the one before.
 */
public final class CountsFile {
  private static final byte[] MARK = "dangol counts 1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_SKU = 1_000;
  private static final int MOST_ITEMS = 20_000_000;
  private static final int SEVEN_BITS = 0x7F;

  private CountsFile() {}

  /** Writes and flushes; does not close what is written to. */
  public static void write(Counts counts, OutputStream to) throws IOException {
    GZIPOutputStream gzip = new GZIPOutputStream(to, 1 << 16);
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(gzip, 1 << 16));
    out.write(MARK);
    writeNumber(out, counts.skus().size());
    for (String sku : counts.skus()) {
      byte[] bytes = sku.getBytes(StandardCharsets.UTF_8);
      writeNumber(out, bytes.length);
      out.write(bytes);
    }
    for (Table table : Table.values()) {
      writeCells(counts.table(table), out);
    }
    out.flush();
    gzip.finish();
    to.flush();
  }

  private static void writeCells(Cells cells, DataOutputStream out) throws IOException {
    writeNumber(out, cells.size());
    int[] last = new int[2];
    List<IOException> failure = new ArrayList<>(1);
    cells.forEachSorted((row, column, amount, buyers) -> {
      if (!failure.isEmpty()) {
        return;
      }
      try {
        writeNumber(out, row - last[0]);
        writeNumber(out, row == last[0] ? column - last[1] : column);
        writeNumber(out, amount);
        writeNumber(out, buyers);
      } catch (IOException e) {
        failure.add(e);
      }
      last[0] = row;
      last[1] = column;
    });
    if (!failure.isEmpty()) {
      throw failure.getFirst();
    }
  }

  /** Amounts are never below nought. */
  private static void writeNumber(DataOutputStream out, long number) throws IOException {
    long rest = number;
    while ((rest & ~SEVEN_BITS) != 0) {
      out.write((int) (rest & SEVEN_BITS) | (SEVEN_BITS + 1));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  /**
   * Reads to the end. Throws {@link IOException} for what is no such file, or is cut or damaged.
   */
  public static Counts read(InputStream from) throws IOException {
    InputStream unpacked = new GZIPInputStream(from, 1 << 16);
    DataInputStream in = new DataInputStream(new BufferedInputStream(unpacked, 1 << 16));
    if (!Arrays.equals(in.readNBytes(MARK.length), MARK)) {
      throw new IOException("no file of counts, or one of another version");
    }
    int items = readInt(in, MOST_ITEMS);
    List<String> skus = new ArrayList<>();
    for (int item = 0; item < items; item++) {
      int length = readInt(in, LONGEST_SKU);
      byte[] bytes = in.readNBytes(length);
      if (bytes.length < length) {
        throw new EOFException("the file of counts is cut");
      }
      skus.add(new String(bytes, StandardCharsets.UTF_8));
    }
    Counts counts = new Counts(skus);
    for (Table table : Table.values()) {
      readCells(in, table, items, counts);
    }
    if (in.read() >= 0) {
      throw new IOException("the file of counts goes on behind its end");
    }
    return counts;
  }

  private static void readCells(DataInputStream in, Table table, int items, Counts counts)
      throws IOException {
    int size = readInt(in, Integer.MAX_VALUE);
    int mostColumns = table == Table.WEEKLY ? Integer.MAX_VALUE : items - 1;
    int row = 0;
    int column = 0;
    for (int cell = 0; cell < size; cell++) {
      int rows = readInt(in, items - 1 - row);
      column = rows == 0 ? column + readInt(in, mostColumns - column) : readInt(in, mostColumns);
      row += rows;
      long amount = readNumber(in);
      counts.add(table, row, column, amount, readInt(in, Integer.MAX_VALUE));
    }
  }

  private static int readInt(DataInputStream in, int most) throws IOException {
    long number = readNumber(in);
    if (number < 0 || number > most) {
      throw new IOException("the file of counts is damaged");
    }
    return (int) number;
  }

  private static long readNumber(DataInputStream in) throws IOException {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int bits = in.read();
      if (bits < 0) {
        throw new EOFException("the file of counts is cut");
      }
      number |= (long) (bits & SEVEN_BITS) << shift;
      if (bits <= SEVEN_BITS) {
        return number;
      }
    }
    throw new IOException("the file of counts is damaged");
  }
}
