package app.dangol.customer;

import app.dangol.id.CustomerId;
import java.util.Optional;

/** Gathers what is held about a customer. May block; never call it on the FX thread. */
public final class DataCopies {
  private final CustomerDirectory directory;
  private final CustomerAccounts accounts;
  private final Notes notes;
  private final Tasks tasks;

  public DataCopies(
      CustomerDirectory directory, CustomerAccounts accounts, Notes notes, Tasks tasks) {
    this.directory = directory;
    this.accounts = accounts;
    this.notes = notes;
    this.tasks = tasks;
  }

  /** Everything; empty for whom this device does not know. */
  public Optional<DataCopy> find(CustomerId whose) {
    return directory
        .find(whose)
        .map(customer ->
            new DataCopy(
                customer,
                directory.listTokens(whose),
                accounts.getWhole(whose),
                directory.listHistory(whose, Integer.MAX_VALUE),
                notes.list(whose),
                tasks.listOf(whose)));
  }
}
