package app.dangol.hub.identity;

import app.dangol.hub.ClientBuckets;
import app.dangol.hub.store.HubTransaction;
import app.dangol.hub.store.StoredRow;
import app.dangol.wire.BodyHash;
import app.dangol.wire.Entity;
import app.dangol.wire.StrictJson;
import java.util.List;

/**
 * In which versions devices were shown a customer before a merge or an unmerge changed that row. A
 * device that has not heard of it yet rests its changes on one of them, and unless somebody else
 * has changed what was told of the customer that is no conflict. Works inside one transaction.
 */
public final class Faces {
  /** Records: our id → the versions, and what they showed. */
  private static final String KIND = "person.face";

  private final HubTransaction transaction;

  public Faces(HubTransaction transaction) {
    this.transaction = transaction;
  }

  /**
   * @param told hash of what was told under that id
   */
  private record Face(List<Long> versions, String told) {}

  /** Lets go of somebody who is erased. */
  public void forget(String id) {
    transaction.forgetRecord(KIND, id);
  }

  /** To be called before the link is made or taken away. */
  void remember(String id) {
    List<Long> versions =
        transaction.listBucketsOfCustomer(id).stream()
            .filter(bucket -> !bucket.equals(ClientBuckets.ALL))
            .flatMap(bucket -> transaction.find(bucket, Entity.CUSTOMER, id).stream())
            .map(StoredRow::position)
            .toList();
    transaction.keepRecord(KIND, id, StrictJson.write(new Face(versions, told(id))));
  }

  /** Whether that version was such a one, and nothing else was told of the customer since. */
  public boolean isOf(String id, long version) {
    return transaction
        .findRecord(KIND, id)
        .map(data -> StrictJson.read(data, Face.class))
        .filter(face -> face.versions().contains(version) && face.told().equals(told(id)))
        .isPresent();
  }

  private String told(String id) {
    return BodyHash.ofText(transaction.findRecord(ClientBuckets.CUSTOMER, id).orElse(""));
  }
}
