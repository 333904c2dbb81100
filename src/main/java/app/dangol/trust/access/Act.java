package app.dangol.trust.access;

/** What somebody may or may not do at a device; {@link AccessTable} says who may. */
public enum Act {
  /** Look for goods, their price and stock. */
  FIND_GOODS,
  /** Look for a customer by their name or the end of a number. */
  FIND_PEOPLE,
  /** See a customer's page and everything they have with the shop, and choose what to show them. */
  SEE_CUSTOMER,
  /** Read a customer's whole name. */
  REVEAL_NAME,
  /** Write a note on a customer. */
  WRITE_NOTE,
  /** Change a customer's wish list. */
  CHANGE_WISHES,
  /** Have goods laid aside for a customer, or let them go. */
  RESERVE,
  /** Write down what a customer agrees to or withdraws. */
  CHANGE_CONSENTS,
  /** Take what a customer asks about their own data: a copy, a suspension, an erasure. */
  TAKE_REQUEST,
  /** Strike out what is concluded about a customer, for them, or take that back. */
  STRIKE_TASTES,
  /** Say what is suggested first, more or not at all. */
  STEER_SUGGESTIONS,
  /** Hand out everything this device holds about a customer. */
  EXPORT_CUSTOMER,
  /** See the store's open work. */
  SEE_TASKS,
  /** Write tasks down, change them and tick them off. */
  CHANGE_TASKS,
  /** Say that one goes to whoever waits for help. */
  ANSWER_HELP,
  /** See how the device stands with the hub, and what that did not take. */
  SEE_SYNC,
  /** Send what the hub did not take once more, or give it up. */
  DECIDE_REFUSED,
  /** Change the rules by which tasks are made. */
  MANAGE_RULES,
  /** Read the audit trail. */
  READ_TRAIL,
  /** Add staff, give them another PIN, grant and withdraw roles. */
  MANAGE_STAFF,
  /** Let somebody try their PIN again who has been barred. */
  FREE_STAFF,
  /** Be greeted at a kiosk and see what it may show. */
  BE_GREETED,
  /** Redeem or change what one has with the shop oneself, at a kiosk and proven. */
  USE_OWN_ACCOUNT,
  /** Call for somebody of the shop. */
  CALL_FOR_HELP
}
