package app.dangol.cache;

import app.dangol.trust.FieldCipher;

/** What was said of customers on this device and the cache does not know yet. */
record SaidHere(LocalConsents consents, LocalNames names) {
  /** Before {@code cache.db} is read: what is pulled and pruned meanwhile is then seen in both. */
  static SaidHere read(OpsDatabase ops, FieldCipher cipher) {
    return ops.read(session ->
        new SaidHere(LocalConsents.read(session, cipher), LocalNames.read(session, cipher)));
  }
}
