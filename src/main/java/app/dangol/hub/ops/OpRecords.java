package app.dangol.hub.ops;

import app.dangol.hub.store.HubRecord;
import app.dangol.hub.store.HubTransaction;

/** What rules keep besides the rows they make, for whoever lets go of these. */
public final class OpRecords {
  private OpRecords() {}

  /** The last word on each product of that customer's wish list. */
  public static void forgetWishes(String customer, HubTransaction transaction) {
    for (HubRecord word :
        transaction.listRecordsUnder(WishRules.KIND, customer, Integer.MAX_VALUE)) {
      transaction.forgetRecord(WishRules.KIND, word.key());
    }
  }

  /** The last word on each thing that customer struck out. */
  public static void forgetTastes(String customer, HubTransaction transaction) {
    for (HubRecord word :
        transaction.listRecordsUnder(TasteRules.KIND, customer, Integer.MAX_VALUE)) {
      transaction.forgetRecord(TasteRules.KIND, word.key());
    }
  }

  /** In which version each field of a task got its content. */
  public static void forgetTask(String task, HubTransaction transaction) {
    transaction.forgetRecord(TaskRules.KIND, task);
  }
}
