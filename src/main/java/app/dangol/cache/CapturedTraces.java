package app.dangol.cache;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What could lead to one customer, captured from a device's files before they are erased.
 *
 * @param stored what lies in the files as it is, a list of pieces for each value: the id, what is
 *     sealed, what is indexed
 * @param idForms other forms of the id
 * @param readable the forms of what would have to be sealed: the words themselves
 * @param notLookedFor words that cannot be looked for as they are: too short, or the catalogue's
 *     own as well
 */
public record CapturedTraces(
    List<List<byte[]>> stored, List<byte[]> idForms, List<byte[]> readable, int notLookedFor) {
  /** So much of a page is another's: a longer value may lie on several, cut where one ends. */
  private static final int PAGE = 4_000;

  /**
   * What is shorter lies on one page, behind the longest key: SQLite keeps 1,002 bytes of a row.
   */
  private static final int ON_ONE_PAGE = 600;

  public CapturedTraces {
    stored = List.copyOf(stored);
    idForms = List.copyOf(idForms);
    readable = List.copyOf(readable);
  }

  /**
   * The same person's at a hub.
   *
   * @param id theirs
   * @param sealed what it holds of them, as that lies in its file
   */
  public CapturedTraces atHub(String id, List<byte[]> sealed) {
    List<List<byte[]>> lying =
        new ArrayList<>(
            sealed.stream()
                .filter(value -> value.length >= CustomerTraces.PIECE)
                .map(value -> CustomerTraces.pieces(value, CustomerTraces.PIECE))
                .toList());
    byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
    if (!lying.isEmpty() && bytes.length >= ResidueScan.SHORTEST) {
      lying.add(List.of(bytes));
    }
    return new CapturedTraces(lying, idForms, readable, notLookedFor);
  }

  /**
   * How well a look through the files works.
   *
   * @param expected values that lie there
   * @param found those of them that were found
   */
  public record Control(int expected, int found) {
    /** Whether it can be relied upon. */
    public boolean holds() {
      return expected > 0 && found == expected;
    }

    /** Both together. */
    public Control and(Control other) {
      return new Control(expected + other.expected, found + other.found);
    }
  }

  /** Looks for what must be there; only before the erasure. May block. */
  public Control control(Collection<Path> files) {
    Set<ByteBuffer> found =
        new ResidueScan(stored.stream().flatMap(List::stream).toList()).scan(files).found();
    int whole = 0;
    for (List<byte[]> value : stored) {
      long missing =
          value.stream().filter(piece -> !found.contains(ByteBuffer.wrap(piece))).count();
      whole += missing <= cuts(value) ? 1 : 0;
    }
    return new Control(stored.size(), whole);
  }

  private static int cuts(List<byte[]> pieces) {
    int length = pieces.size() * CustomerTraces.STEP;
    // Its last piece overlaps the one before, so that one cut may go through two.
    return length < ON_ONE_PAGE ? 0 : 2 * (1 + length / PAGE);
  }

  /** Looks for all of it. May block. */
  public ResidueScan.Result look(Collection<Path> files) {
    return new ResidueScan(all()).scan(files);
  }

  /** How many different sequences of bytes are looked for. */
  public int count() {
    return count(all());
  }

  /** As {@link #count}, without the words. */
  public int countStored() {
    return count(stored.stream().flatMap(List::stream).toList());
  }

  private static int count(Collection<byte[]> traces) {
    Set<ByteBuffer> different = new HashSet<>();
    traces.forEach(trace -> different.add(ByteBuffer.wrap(trace)));
    return different.size();
  }

  List<byte[]> all() {
    List<byte[]> all = new ArrayList<>(readable);
    all.addAll(idForms);
    stored.forEach(all::addAll);
    return all;
  }

  /** In numbers alone. */
  @Override
  public String toString() {
    return "CapturedTraces[" + stored.size() + " values, " + readable.size() + " forms]";
  }
}
