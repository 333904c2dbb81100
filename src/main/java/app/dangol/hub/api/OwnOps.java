package app.dangol.hub.api;

import app.dangol.hub.enrol.Device;
import app.dangol.hub.ops.OpLedger;
import app.dangol.hub.ops.Sender;
import app.dangol.wire.Ops;
import app.dangol.wire.Ops.Status;
import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Passes a device's ops on to the ledger, but for those that name another store: these get their
 * refusal each, so that the rest is not held up.
 */
final class OwnOps {
  private final Caller caller;
  private final Sender sender;
  private final OpLedger ledger;

  OwnOps(Caller caller, OpLedger ledger) {
    this.caller = caller;
    this.sender = new Sender(caller.device().map(Device::id), caller.device().map(Device::store));
    this.ledger = ledger;
  }

  Ops.Answer accept(Ops.Request request, List<String> bodyHashes) {
    List<Ops.Op> own = new ArrayList<>();
    List<String> hashes = new ArrayList<>();
    for (int i = 0; i < request.ops().size(); i++) {
      if (isOwn(request.ops().get(i))) {
        own.add(request.ops().get(i));
        hashes.add(bodyHashes.get(i));
      }
    }
    Ops.Answer answer = ledger.accept(new Ops.Request(request.device(), own), hashes, sender);
    if (own.size() == request.ops().size()) {
      return answer;
    }
    List<Ops.Result> results = new ArrayList<>();
    int next = 0;
    for (Ops.Op op : request.ops()) {
      results.add(isOwn(op) ? answer.results().get(next++) : refused(op));
    }
    return new Ops.Answer(results, answer.position());
  }

  private boolean isOwn(Ops.Op op) {
    JsonElement store = op.body().get("store");
    return caller.mayWriteFor(
        store != null && store.isJsonPrimitive()
            ? Optional.of(store.getAsString())
            : Optional.empty());
  }

  private static Ops.Result refused(Ops.Op op) {
    return new Ops.Result(
        op.opId(), Status.REJECTED, 0, "other_store", "this device is enrolled for another store");
  }
}
