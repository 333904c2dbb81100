package app.dangol.hub.api;

import app.dangol.hub.enrol.Device;
import app.dangol.hub.log.Buckets;
import io.javalin.http.Context;
import java.util.Objects;
import java.util.Optional;

/**
 * Who makes a request.
 *
 * @param device empty for a holder of the fixed token, who is bound to no store
 */
record Caller(Optional<Device> device) {
  private static final String ATTRIBUTE = "caller";

  /** The request's caller, whom {@link TokenGate} let in. */
  static Caller of(Context context) {
    return Objects.requireNonNull(context.attribute(ATTRIBUTE), "the gate was passed by");
  }

  void keepIn(Context context) {
    context.attribute(ATTRIBUTE, this);
  }

  /** A device speaks for itself and its own store alone. */
  void require(String name, String store) {
    requireName(name);
    if (device.filter(known -> !known.store().equals(store)).isPresent()) {
      throw new ApiException(403, "other_store", "this device is enrolled for another store");
    }
  }

  void requireName(String name) {
    if (device.filter(known -> !known.name().equals(name)).isPresent()) {
      throw new ApiException(403, "other_device", "this device is enrolled under another name");
    }
  }

  /** Another store's bucket is as if it were not there. */
  void requireBucket(String bucket) {
    if (device.filter(known -> !isOf(bucket, known.store())).isPresent()) {
      throw new ApiException(404, "unknown_bucket", "there is no such bucket");
    }
  }

  private static boolean isOf(String bucket, String store) {
    return Buckets.listFor(store).contains(bucket);
  }

  /** Whether a write names the caller's store, or none. */
  boolean mayWriteFor(Optional<String> store) {
    return device.isEmpty() || store.isEmpty() || device.get().store().equals(store.get());
  }
}
