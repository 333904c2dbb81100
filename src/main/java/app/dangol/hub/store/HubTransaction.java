package app.dangol.hub.store;

import java.util.List;
import java.util.Optional;

/**
 * What may be done inside {@link HubStore#write}; of no use once the work has returned. Text that
 * {@link StoreText} refuses is an IllegalArgumentException where it should be kept; nothing is ever
 * found under it.
 */
public interface HubTransaction extends HubReads {
  /**
   * Puts a row.
   *
   * @param data JSON text of an object
   * @return its new position, or 0 if the row already had this very content
   */
  long put(String bucket, String entity, String key, String data);

  /**
   * Leaves a tombstone in the place of a row; nothing in a bucket that no device asks for.
   *
   * @return the position of that, or 0 if there was no row
   */
  long remove(String bucket, String entity, String key);

  /** The newest position given so far, by this transaction or before it. */
  long position();

  /** A row as it stands; empty for a tombstone too. */
  Optional<StoredRow> find(String bucket, String entity, String key);

  /** Whether there is a row, or was one whose tombstone is kept still. */
  boolean hasHeld(String bucket, String entity, String key);

  /** Buckets that hold something or did, in alphabetical order. */
  List<String> listBuckets();

  /** Buckets that hold that row, tombstones not counted, in alphabetical order. */
  List<String> listBucketsOf(String entity, String key);

  /** Buckets that hold that customer, in alphabetical order. */
  List<String> listBucketsOfCustomer(String customer);

  /** A customer's rows of an entity whose keys begin with the customer's, tombstones left out. */
  List<StoredRow> listOfCustomer(String bucket, String entity, String customer);

  /** Keys of an entity's rows in a bucket, in order, tombstones left out. */
  List<String> listKeys(String bucket, String entity);

  /** An entity's rows in a bucket, in the order of their keys, tombstones left out. */
  List<StoredRow> list(String bucket, String entity);

  Optional<StoredOp> findOp(String opId);

  /** Keeps the result of an op; an op id can be kept once only. */
  void keepOp(StoredOp op);

  /**
   * Keeps the number of a device's op that has its final word, unless a greater one is kept.
   *
   * @param device the hub's id of an enrolled device, for names are unique in a store only; else
   *     its name
   */
  void keepSeq(String device, long seq);

  /**
   * Keeps a record in the place of the one that was there.
   *
   * @param data JSON text of an object
   */
  void keepRecord(String kind, String key, String data);

  /**
   * Has those who wait for changes of a bucket see whether they still should, once this is
   * committed, at every copy of the hub.
   */
  void wake(String bucket);

  /**
   * What to keep a text under, or in place of it, that only has to be found again: the same for the
   * same text, and of no use to whoever has the database without the hub's keys.
   */
  String blind(String text);

  /**
   * Has the key of a customer's id destroyed as soon as this is committed: what was sealed with it
   * opens no more then, neither here nor in any back-up. The caller removes the customer's rows and
   * records before, in this transaction; what is written of them after this call gets a new key. Of
   * somebody merged, each id has a key of its own. What is deleted in this transaction leaves the
   * disk as well: with SQLite before the write returns, with PostgreSQL at the next {@link
   * HubStore#prune}; and so do the tombstones, once they are pruned.
   *
   * @return whether there was one
   */
  boolean destroyKeyOf(String customer);

  /**
   * Takes all rows of a customer, and the tombstones of former ones, out of the buckets that
   * devices hold. What devices need of them stays as {@link app.dangol.wire.Entity#ERASED}, which
   * names neither the customer nor what it was.
   *
   * @param digest stands for the customer from now on
   */
  void eraseRows(String customer, String digest);

  /** Returns whether there was one. */
  boolean forgetRecord(String kind, String key);
}
