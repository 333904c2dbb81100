package app.dangol.hub.store;

import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.hub.keys.Keyring;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a store does about its keys before anybody uses it. */
final class SealingStart {
  private final SqlHubStore store;

  SealingStart(SqlHubStore store) {
    this.store = store;
  }

  /**
   * Opens the keys.
   *
   * @throws DangolException HUB-08 if they are missing, or are not those of this store
   */
  Keyring open(KeyPlace keys) {
    Optional<NamedKeys.Known> known = NamedKeys.find(store);
    Keyring keyring = keys.open(known.isPresent());
    if (known.isPresent() && !known.get().id().equals(keyring.id())) {
      keyring.close();
      throw new DangolException(
          ErrorCode.HUB_08,
          "the keys in "
              + keys.folder()
              + " are not those the hub's store is sealed with: put those back, or name them");
    }
    if (known.isPresent()
        && (known.get().created() > keyring.created()
            || known.get().destroyed() > keyring.destroyed())) {
      keyring.close();
      throw new DangolException(
          ErrorCode.HUB_08,
          "the keys in " + keys.folder() + " are older than the hub's store: put newer ones back");
    }
    return keyring;
  }

  /** Seals what an older program left, and lets go whose keys were destroyed meanwhile. */
  void bringUpToDate() {
    Keyring keyring = store.sealing().keyring();
    if (NamedKeys.find(store).isEmpty()) {
      // Named first: from the first sealed row on the store is of no use without these keys.
      change(known -> known);
    }
    if (!known().sealed()) {
      if (new OlderRows(store).seal()) {
        store.scrub();
      }
      change(NamedKeys.Known::withAllSealed);
    }
    new NamedKeys(store).destroy();
    long destroyed = keyring.destroyed();
    if (known().destroyed() != destroyed) {
      // Put back from a back-up, or cut off: whoever was erased since is in it still.
      new LostRows(store).remove();
      store.inTransaction(transaction -> {
        Residue.keep(transaction.position(), transaction);
        return true;
      });
      change(known -> known.after(destroyed));
    }
  }

  private NamedKeys.Known known() {
    return NamedKeys.find(store).orElseThrow();
  }

  private void change(UnaryOperator<NamedKeys.Known> change) {
    Keyring keyring = store.sealing().keyring();
    store.inTransaction(transaction -> {
      NamedKeys.Known known =
          NamedKeys.find(transaction)
              .orElseGet(() -> new NamedKeys.Known(keyring.id(), keyring.destroyed(), 0, false));
      NamedKeys.keep(change.apply(known), transaction);
      return true;
    });
  }
}
