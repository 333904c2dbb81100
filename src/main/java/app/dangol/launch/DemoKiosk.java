package app.dangol.launch;

import app.dangol.central.HubHttp;
import app.dangol.central.OkHttpCentralApi;
import app.dangol.central.Timeouts;
import app.dangol.failure.BlockingGuard;
import app.dangol.id.HelpCallId;
import app.dangol.id.OpId;
import app.dangol.wire.BodyHash;
import app.dangol.wire.HelpOps;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;
import com.google.gson.JsonObject;
import java.time.Clock;
import java.util.List;

/**
 * A kiosk of the demo's shop, as far as the hub can tell: asks for help over HTTP, with no screen
 * and no copy of its own. Blocks; not for the FX thread.
 */
final class DemoKiosk implements AutoCloseable {
  private static final String NAME = "kiosk-1";

  private final OkHttpCentralApi api;
  private final Clock clock;
  private final String call = HelpCallId.create().toString();

  DemoKiosk(HubEndpoint hub, BlockingGuard guard, Clock clock) {
    this.api =
        new OkHttpCentralApi(
            new HubHttp(hub.route(), Timeouts.STANDARD),
            hub.access().open(NAME, DemoShop.STORE),
            clock,
            guard);
    this.clock = clock;
  }

  /** A shopper asks for somebody. */
  void call() {
    send(Ops.HELP_CALL, 1);
  }

  /** The shopper has gone. */
  void withdraw() {
    send(Ops.HELP_WITHDRAW, 2);
  }

  private void send(String type, long seq) {
    JsonObject body = StrictJson.toTree(new HelpOps.AtDevice(DemoShop.STORE, NAME));
    Ops.Op op =
        new Ops.Op(
            OpId.create().toString(),
            seq,
            type,
            call,
            NAME,
            clock.instant().toString(),
            body,
            BodyHash.of(body));
    api.send(new Ops.Request(NAME, List.of(op)));
  }

  @Override
  public void close() {
    api.close();
  }
}
