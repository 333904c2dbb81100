package app.dangol.suggest.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * What stands in a model's file behind its digest: parameters by name, where it comes from, skus,
 * figures, pairs. Targets take two bytes where there are few enough items.
 */
final class ModelBody {
  /** Items whose numbers fit into two bytes. */
  private static final int SHORT_ITEMS = 1 << Character.SIZE;

  private final ItemModel model;

  ModelBody(ItemModel model) {
    this.model = model;
  }

  byte[] write() {
    List<byte[]> texts = new ArrayList<>();
    model
        .parameters()
        .toMap()
        .forEach((name, value) -> {
          texts.add(utf8(name));
          texts.add(utf8(Double.toString(value)));
        });
    int named = texts.size() / 2;
    Provenance from = model.provenance();
    texts.add(utf8(from.trainedAt()));
    texts.add(utf8(from.method()));
    texts.add(utf8(from.data()));
    int head = texts.size();
    model.skus().forEach(sku -> texts.add(utf8(sku)));
    int behind = texts.size();
    model.attributes().names().forEach(name -> texts.add(utf8(name)));
    ByteBuffer out = ByteBuffer.allocate(size(texts)).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(named);
    texts.subList(0, head).forEach(text -> putText(out, text));
    out.putLong(from.baskets()).putInt(from.leastBuyers()).putInt(model.items());
    texts.subList(head, behind).forEach(text -> putText(out, text));
    out.putInt(model.attributes().count());
    texts.subList(behind, texts.size()).forEach(text -> putText(out, text));
    putFigures(out);
    putPairs(out, model.neighbours(), model.items());
    putLists(out, item -> model.attributes().of(item));
    out.putInt(model.following().count());
    putPairs(out, model.following().traits(), model.following().count());
    putLists(out, item -> model.following().of(item));
    return out.array();
  }

  private int size(List<byte[]> texts) {
    long bytes = Integer.BYTES * 5L + Long.BYTES;
    for (byte[] text : texts) {
      bytes += Character.BYTES + text.length;
    }
    bytes += model.items() * (long) (2 * Integer.BYTES + Short.BYTES);
    bytes += size(model.neighbours()) + size(model.following().traits());
    for (int item = 0; item < model.items(); item++) {
      int listed = model.attributes().size(item) + model.following().size(item);
      bytes += 2L * Character.BYTES + listed * (long) Integer.BYTES;
    }
    return Math.toIntExact(bytes);
  }

  private static long size(Neighbours pairs) {
    int target = pairs.items() <= SHORT_ITEMS ? Character.BYTES : Integer.BYTES;
    return Integer.BYTES * (pairs.items() + 1L)
        + pairs.pairs() * (long) (target + Short.BYTES + Character.BYTES);
  }

  private void putFigures(ByteBuffer out) {
    ItemFigures figures = model.figures();
    for (int item = 0; item < model.items(); item++) {
      out.putInt(figures.buyers()[item]).putInt(figures.recent()[item]);
      out.putShort(Float.floatToFloat16(figures.repeatRate()[item]));
    }
  }

  private static void putPairs(ByteBuffer out, Neighbours pairs, int items) {
    out.putInt(pairs.pairs());
    for (int item = 0; item < items; item++) {
      out.putInt(pairs.starts()[item + 1] - pairs.starts()[item]);
    }
    for (int target : pairs.targets()) {
      if (items <= SHORT_ITEMS) {
        out.putChar((char) target);
      } else {
        out.putInt(target);
      }
    }
    for (short weight : pairs.weights()) {
      out.putShort(weight);
    }
    for (char buyers : pairs.buyers()) {
      out.putChar(buyers);
    }
  }

  private void putLists(ByteBuffer out, IntFunction<int[]> ofItem) {
    for (int item = 0; item < model.items(); item++) {
      int[] list = ofItem.apply(item);
      out.putChar((char) list.length);
      for (int member : list) {
        out.putInt(member);
      }
    }
  }

  /**
   * @throws RuntimeException if the bytes end early, go on, or contradict each other
   */
  static ItemModel read(ByteBuffer in) {
    SortedMap<String, Double> named = new TreeMap<>();
    for (int left = in.getInt(); left > 0; left--) {
      named.put(text(in), Double.valueOf(text(in)));
    }
    String trainedAt = text(in);
    String method = text(in);
    String data = text(in);
    Provenance from = new Provenance(trainedAt, method, data, in.getLong(), in.getInt());
    int items = count(in, Character.BYTES);
    List<String> skus = new ArrayList<>(items);
    for (int item = 0; item < items; item++) {
      skus.add(text(in));
    }
    List<String> names = new ArrayList<>();
    for (int left = count(in, Character.BYTES); left > 0; left--) {
      names.add(text(in));
    }
    ItemFigures figures = figures(in, items);
    Neighbours neighbours = pairs(in, items);
    Attributes attributes = new Attributes(names, lists(in, items, names.size()));
    int traits = count(in, Integer.BYTES);
    Neighbours between = pairs(in, traits);
    Following following = new Following(between, lists(in, items, traits), figures.buyers());
    if (in.hasRemaining()) {
      throw new IllegalArgumentException("more bytes than contents");
    }
    return new ItemModel(
        skus, neighbours, figures, attributes, following, ModelParameters.of(named), from);
  }

  private static int[][] lists(ByteBuffer in, int items, int below) {
    int[][] lists = new int[items][];
    for (int item = 0; item < items; item++) {
      lists[item] = new int[in.getChar()];
      for (int n = 0; n < lists[item].length; n++) {
        lists[item][n] = in.getInt();
        Objects.checkIndex(lists[item][n], below);
      }
    }
    return lists;
  }

  private static ItemFigures figures(ByteBuffer in, int items) {
    int[] buyers = new int[items];
    int[] recent = new int[items];
    float[] repeatRate = new float[items];
    for (int item = 0; item < items; item++) {
      buyers[item] = in.getInt();
      recent[item] = in.getInt();
      repeatRate[item] = Float.float16ToFloat(in.getShort());
    }
    return new ItemFigures(buyers, recent, repeatRate);
  }

  private static Neighbours pairs(ByteBuffer in, int items) {
    int pairs = count(in, Short.BYTES);
    int[] starts = new int[items + 1];
    for (int item = 0; item < items; item++) {
      starts[item + 1] = Math.addExact(starts[item], Math.max(0, in.getInt()));
    }
    int[] targets = new int[pairs];
    for (int place = 0; place < pairs; place++) {
      targets[place] = items <= SHORT_ITEMS ? in.getChar() : in.getInt();
      if (targets[place] < 0 || targets[place] >= items) {
        throw new IllegalArgumentException("a pair with an item that is not there");
      }
    }
    short[] weights = new short[pairs];
    in.asShortBuffer().get(weights);
    in.position(in.position() + pairs * Short.BYTES);
    char[] buyers = new char[pairs];
    in.asCharBuffer().get(buyers);
    in.position(in.position() + pairs * Character.BYTES);
    return new Neighbours(starts, targets, weights, buyers);
  }

  /** A number of things that take so many bytes each, at least; no more than there is room for. */
  private static int count(ByteBuffer in, int bytesEach) {
    int count = in.getInt();
    if (count < 0 || (long) count * bytesEach > in.remaining()) {
      throw new IllegalArgumentException("more contents than bytes");
    }
    return count;
  }

  private static void putText(ByteBuffer out, byte[] text) {
    out.putChar((char) text.length).put(text);
  }

  private static byte[] utf8(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > Character.MAX_VALUE) {
      throw new IllegalArgumentException("a text of more than 65535 bytes");
    }
    return bytes;
  }

  private static String text(ByteBuffer in) {
    byte[] bytes = new byte[in.getChar()];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
