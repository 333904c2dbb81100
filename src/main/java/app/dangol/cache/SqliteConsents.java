package app.dangol.cache;

import app.dangol.customer.ConsentState;
import app.dangol.customer.Consents;
import app.dangol.customer.CustomerAccounts;
import app.dangol.id.CustomerId;
import app.dangol.id.OpId;
import app.dangol.id.StaffId;
import app.dangol.trust.ConsentPurpose;
import app.dangol.trust.Suspension;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;
import java.util.List;

/** The ledger as accounts show it, and new entries as ops. May block; any thread may call. */
public final class SqliteConsents implements Consents {
  private static final int MAX_VERSION = 64;

  private final CustomerAccounts accounts;
  private final Outbox outbox;

  public SqliteConsents(CustomerAccounts accounts, Outbox outbox) {
    this.accounts = accounts;
    this.outbox = outbox;
  }

  @Override
  public List<ConsentState> list(CustomerId whose) {
    return ConsentState.of(accounts.get(whose).consents());
  }

  @Override
  public void record(
      CustomerId whose,
      StaffId author,
      ConsentPurpose purpose,
      boolean granted,
      String textVersion) {
    add(whose, author, purpose.key(), granted, textVersion);
  }

  @Override
  public void suspend(CustomerId whose, StaffId author, boolean suspended, String textVersion) {
    add(whose, author, Suspension.LEDGER, !suspended, textVersion);
  }

  private void add(
      CustomerId whose, StaffId author, String word, boolean granted, String textVersion) {
    if (textVersion.isBlank() || textVersion.length() > MAX_VERSION) {
      throw new IllegalArgumentException(
          "the version of a wording has 1 to " + MAX_VERSION + " characters");
    }
    var body = StrictJson.toTree(new Ops.ConsentEntry(word, granted, textVersion));
    outbox.add(new OpDraft(OpId.create(), Ops.CONSENT_RECORD, whose.value(), author.value(), body));
  }
}
