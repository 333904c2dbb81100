package app.dangol.cache;

import app.dangol.id.MemberToken;
import app.dangol.trust.BlindIndex;
import app.dangol.trust.FieldCipher;
import app.dangol.wire.Entity;
import app.dangol.wire.Row;
import com.google.gson.JsonElement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Customers, their personal fields sealed, with the blind index by which they are found; key:
 * customer id. With a customer go their index, the rows of every kind that are theirs, and the
 * words of the tasks about them; a task itself is the store's and keeps its place in the count, and
 * whom it is about, so that its words are fetched again should they come back. Who was only fetched
 * on demand takes no words along: the task was not theirs to bring.
 */
final class CustomerTable extends EntityTable {
  private static final TableSql SQL =
      TableSql.of(
          "customer", List.of("id"), List.of("home_store", "member_since", "granted", "sealed"));
  private static final String DELETE_INDEX = "DELETE FROM blind_index WHERE customer = ?";
  private static final String INSERT_INDEX =
      "INSERT INTO blind_index (customer, token) VALUES (?, ?) ON CONFLICT DO NOTHING";
  private static final String DELETE_INDEX_ALL_BUT =
      """
      DELETE FROM blind_index WHERE customer IN
        (SELECT id FROM customer WHERE bucket = ? AND generation <> ?)
      """;
  private static final String EMPTY_TASKS = "UPDATE task SET sealed = x'' WHERE customer = ?";
  private static final String EMPTY_TASKS_ALL_BUT =
      """
      UPDATE task SET sealed = x'' WHERE customer IN
        (SELECT customer.id FROM customer JOIN bucket ON bucket.id = customer.bucket
         WHERE customer.bucket = ? AND customer.generation <> ? AND bucket.expires_at IS NULL)
      """;
  private static final String FETCH_EMPTIED_TASKS =
      """
      UPDATE bucket SET cursor = NULL, next_page = NULL
      WHERE cursor IS NOT NULL AND id IN
        (SELECT task.bucket FROM task JOIN customer ON customer.id = task.customer
         WHERE length(task.sealed) = 0)
      """;

  private final FieldCipher cipher;
  private final BlindIndex index;
  private final List<CustomerRows> theirs;

  /**
   * @param theirs the tables of what belongs to a customer
   */
  CustomerTable(FieldCipher cipher, BlindIndex index, List<CustomerRows> theirs) {
    super(Entity.CUSTOMER, SQL);
    this.cipher = cipher;
    this.index = index;
    this.theirs = List.copyOf(theirs);
  }

  @Override
  void bindKey(Binding binding, Row row) throws SQLException {
    binding.text(row.key());
  }

  @Override
  void bindData(Binding binding, Row row) throws SQLException {
    RowFields fields = RowFields.of(row);
    String id = fields.id("id");
    fields.requireKey(id.equals(row.key()) && id.indexOf('|') < 0);
    List<String> granted = new ArrayList<>();
    for (JsonElement purpose : fields.array("granted")) {
      granted.add(fields.string(purpose, "granted"));
    }
    binding
        .text(fields.id("home_store"))
        .text(fields.date("member_since"))
        .text(String.join(" ", granted))
        .bytes(SealedProfile.seal(cipher, id, fields.toTree()));
  }

  @Override
  void afterPut(Session session, Row row, boolean isNew) throws SQLException {
    if (!isNew) {
      new Binding(session.prepare(DELETE_INDEX)).text(row.key()).update();
    }
    for (MemberToken token : SealedProfile.of(RowFields.of(row)).tokens()) {
      new Binding(session.prepare(INSERT_INDEX)).text(row.key()).bytes(index.of(token)).update();
    }
  }

  @Override
  void afterRemove(Session session, Row row, RowSums sums) throws SQLException {
    new Binding(session.prepare(DELETE_INDEX)).text(row.key()).update();
    new Binding(session.prepare(EMPTY_TASKS)).text(row.key()).update();
    for (CustomerRows table : theirs) {
      table.removeOf(row.key(), session, sums);
    }
  }

  @Override
  void beforeDeleteAllBut(Session session, long bucket, long spared) throws SQLException {
    for (String sql : List.of(DELETE_INDEX_ALL_BUT, EMPTY_TASKS_ALL_BUT)) {
      new Binding(session.prepare(sql)).number(bucket).number(spared).update();
    }
  }

  /**
   * Has the store's tasks fetched anew if the words of one are missing though its customer is here
   * (again); a fetch under way goes on.
   */
  static void fetchEmptiedTasks(Session session) throws SQLException {
    new Binding(session.prepare(FETCH_EMPTIED_TASKS)).update();
  }

  @Override
  Optional<String> customerOf(Row row) {
    return Optional.of(row.key());
  }

  @Override
  boolean isAboutCustomers() {
    return true;
  }
}
