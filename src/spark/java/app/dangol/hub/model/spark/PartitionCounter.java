package app.dangol.hub.model.spark;

import app.dangol.hub.model.count.Cells;
import app.dangol.hub.model.count.JourneyCounter;
import app.dangol.hub.model.count.JourneyReader;
import app.dangol.hub.model.count.Recipe;
import app.dangol.hub.model.count.Table;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Counts one partition's lines, in which each buyer's stand together. Cells are handed on as soon
 * as there are many, so that memory does not grow with the lines.
 */
final class PartitionCounter implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  /** Cells held at a time, up to a hundred bytes each. */
  private static final int MANY = 2_000_000;

  /** A cell: table by name, row, column, amount, buyers. */
  static final StructType CELL =
      new StructType()
          .add("table", DataTypes.StringType, false)
          .add("row", DataTypes.IntegerType, false)
          .add("column", DataTypes.IntegerType, false)
          .add("amount", DataTypes.LongType, false)
          .add("buyers", DataTypes.IntegerType, false);

  private final Broadcast<Map<String, Integer>> numbers;
  private final Recipe recipe;

  /**
   * @param numbers of the items by sku
   */
  PartitionCounter(Broadcast<Map<String, Integer>> numbers, Recipe recipe) {
    this.numbers = numbers;
    this.recipe = recipe;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> lines) {
    return new CellsOf(lines, numbers.value(), recipe);
  }

  private static final class CellsOf implements Iterator<Row> {
    private final Iterator<Row> lines;
    private final Map<String, Integer> numbers;
    private final JourneyReader reader;
    private final Map<Table, Cells> counted = new EnumMap<>(Table.class);
    private Iterator<Map.Entry<Table, Cells>> tables = Collections.emptyIterator();
    private String table = "";
    private Cells.Cursor cell = new Cells().cursor();
    private boolean standsAtCell;
    private boolean ended;

    CellsOf(Iterator<Row> lines, Map<String, Integer> numbers, Recipe recipe) {
      this.lines = lines;
      this.numbers = numbers;
      JourneyCounter counter = new JourneyCounter(recipe);
      this.reader = new JourneyReader(journey -> counter.count(journey, this::add));
    }

    private void add(Table table, int row, int column, long amount, int buyers) {
      counted.computeIfAbsent(table, t -> new Cells()).add(row, column, amount, buyers);
    }

    @Override
    public boolean hasNext() {
      while (!standsAtCell && !cell.next()) {
        if (tables.hasNext()) {
          Map.Entry<Table, Cells> next = tables.next();
          table = next.getKey().name();
          cell = next.getValue().cursor();
        } else if (ended) {
          return false;
        } else {
          countOn();
        }
      }
      standsAtCell = true;
      return true;
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      standsAtCell = false;
      return RowFactory.create(table, cell.row(), cell.column(), cell.amount(), cell.buyers());
    }

    private void countOn() {
      counted.clear();
      while (lines.hasNext() && counted.values().stream().mapToInt(Cells::size).sum() < MANY) {
        Row line = lines.next();
        int item = Objects.requireNonNull(numbers.get(line.getString(3)), "a sku without a number");
        reader.line(line.getString(0), line.getInt(1), line.getString(2), item);
      }
      if (!lines.hasNext()) {
        reader.end();
        ended = true;
      }
      tables = counted.entrySet().iterator();
    }
  }
}
