package app.dangol.customer;

import app.dangol.id.MemberToken;
import java.util.List;

/**
 * Everything this device holds about one customer, for them to have. Personal throughout, so
 * nothing of it is in {@link #toString}.
 *
 * @param tokens what they are found by
 * @param history the newest first
 * @param tasks the open ones about them
 */
public record DataCopy(
    Customer customer,
    List<MemberToken> tokens,
    CustomerAccount account,
    List<HistoryLine> history,
    List<Note> notes,
    List<Task> tasks) {
  public DataCopy {
    tokens = List.copyOf(tokens);
    history = List.copyOf(history);
    notes = List.copyOf(notes);
    tasks = List.copyOf(tasks);
  }

  @Override
  public String toString() {
    return "DataCopy[" + customer.id() + "]";
  }
}
