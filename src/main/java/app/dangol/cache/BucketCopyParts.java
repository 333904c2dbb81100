package app.dangol.cache;

import app.dangol.visit.CopyPart;
import app.dangol.visit.CopyPart.Kind;
import app.dangol.visit.CopyParts;
import app.dangol.wire.Bucket;
import java.util.ArrayList;
import java.util.List;

/** The parts of the copy as the buckets of one store. */
public final class BucketCopyParts implements CopyParts {
  private final BucketStates states;
  private final String store;

  public BucketCopyParts(BucketStates states, String store) {
    this.states = states;
    this.store = store;
  }

  @Override
  public List<CopyPart> list() {
    List<CopyPart> parts = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      BucketState state = states.get(bucket(kind));
      parts.add(new CopyPart(kind, state.rows(), state.syncedAt(), state.cursor().isPresent()));
    }
    return parts;
  }

  private String bucket(Kind kind) {
    return switch (kind) {
      case PRODUCTS -> Bucket.CATALOGUE;
      case PRICES -> Bucket.PRICE;
      case STOCK -> Bucket.stockOf(store);
      case WORK -> Bucket.workOf(store);
      case CUSTOMERS -> Bucket.clientsOf(store);
      case SUGGESTIONS -> Bucket.MODEL;
    };
  }
}
