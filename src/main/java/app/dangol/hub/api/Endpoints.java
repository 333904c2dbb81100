package app.dangol.hub.api;

import app.dangol.hub.AuditHeads;
import app.dangol.hub.LookUps;
import app.dangol.hub.PacedCardUses;
import app.dangol.hub.connector.KeptStatus;
import app.dangol.hub.credential.PublishedSets;
import app.dangol.hub.enrol.Device;
import app.dangol.hub.enrol.Devices;
import app.dangol.hub.erasure.ErasureNotices;
import app.dangol.hub.log.HubLog;
import app.dangol.hub.log.JointWait;
import app.dangol.hub.log.LogPage;
import app.dangol.hub.log.Manifests;
import app.dangol.hub.ops.OpLedger;
import app.dangol.wire.ApiError;
import app.dangol.wire.BodyHash;
import app.dangol.wire.CardKeys;
import app.dangol.wire.CardUses;
import app.dangol.wire.Contract;
import app.dangol.wire.Erasures;
import app.dangol.wire.Health;
import app.dangol.wire.Lookup;
import app.dangol.wire.Manifest;
import app.dangol.wire.Ops;
import app.dangol.wire.StrictJson;
import app.dangol.wire.Waiting;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/** The operations of the contract. Each runs on a virtual thread of its own and may wait. */
final class Endpoints {
  private final HubLog log;
  private final Manifests manifests;
  private final OpLedger ops;
  private final Devices devices;
  private final TokenGate gate;
  private final LookUps lookUps;
  private final PacedCardUses cards;
  private final AuditHeads auditHeads;
  private final TrailEndpoints trails;

  Endpoints(
      HubLog log,
      Manifests manifests,
      OpLedger ops,
      Devices devices,
      TokenGate gate,
      LookUps lookUps,
      PacedCardUses cards,
      AuditHeads auditHeads,
      TrailEndpoints trails) {
    this.lookUps = lookUps;
    this.cards = cards;
    this.auditHeads = auditHeads;
    this.trails = trails;
    this.log = log;
    this.manifests = manifests;
    this.ops = ops;
    this.devices = devices;
    this.gate = gate;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/v1/health", this::health);
    routes.get(
        "/v1/openapi.yaml", c -> c.contentType("application/yaml").result(Contract.openApi()));
    routes.post("/v1/manifest", this::manifest);
    routes.get("/v1/buckets/{bucket}/snapshot", this::snapshot);
    routes.get("/v1/buckets/{bucket}/changes", this::changes);
    routes.post("/v1/changes", this::changesOfAny);
    routes.get("/v1/card-keys", this::cardKeys);
    routes.get("/v1/erasures", this::erasures);
    routes.post("/v1/ops", this::ops);
    routes.post("/v1/lookup", this::lookUp);
    routes.post("/v1/lookup/still", this::stillShown);
    routes.post("/v1/card-uses", this::useCard);
  }

  private void health(Context context) {
    List<Health.Connector> connectors = KeptStatus.listAll(log);
    Answers.json(
        context, 200, new Health("ok", log.head(), connectors.isEmpty() ? null : connectors));
  }

  private void manifest(Context context) throws IOException {
    Manifest.Request request = StrictJson.read(Requests.body(context), Manifest.Request.class);
    Caller caller = Caller.of(context);
    caller.require(request.device(), request.store());
    String device = caller.device().map(Device::id).orElse(request.device());
    String trail = TrailEndpoints.keyOf(caller, request.device(), request.store());
    Optional<Instant> approved = caller.device().flatMap(Device::approved);
    Manifest.Answer answer = manifests.answer(request, device);
    OptionalLong keys = PublishedSets.findVersion(log);
    OptionalLong erasure = ErasureNotices.findNewest(log);
    Answers.json(
        context,
        200,
        answer.with(
            auditHeads
                .take(trail, approved, request.audit())
                .map(kept -> trails.complete(kept, trail))
                .orElse(null),
            keys.isPresent() ? keys.getAsLong() : null,
            erasure.isPresent() ? erasure.getAsLong() : null));
  }

  private void erasures(Context context) {
    long after = Requests.after(context);
    Answers.json(context, 200, new Erasures.Answer(ErasureNotices.listAfter(after, log)));
  }

  private void cardKeys(Context context) {
    CardKeys.Answer answer =
        PublishedSets.find(log)
            .map(keys ->
                new CardKeys.Answer(
                    keys.chain(), keys.root().hex(), keys.version(), keys.document()))
            .orElseThrow(() -> new ApiException(404, "no_card_keys", "no card was issued yet"));
    Answers.json(context, 200, answer);
  }

  private void snapshot(Context context) throws IOException {
    String bucket = Requests.bucket(context);
    Caller.of(context).requireBucket(bucket);
    Optional<String> page = Optional.ofNullable(context.queryParam("page"));
    Answers.page(context, log.snapshot(bucket, page));
  }

  private void changes(Context context) throws IOException, InterruptedException {
    String bucket = Requests.bucket(context);
    Caller.of(context).requireBucket(bucket);
    Optional<String> device = Caller.of(context).device().map(Device::id);
    BooleanSupplier ended = () -> device.filter(id -> !devices.isServed(id)).isPresent();
    LogPage page = log.changes(bucket, Requests.cursor(context), Requests.wait(context), ended);
    gate.check(context);
    if (log.isClosed()) {
      throw new ApiException(503, "stopping", "the hub stops");
    }
    Answers.page(context, page);
  }

  private void changesOfAny(Context context) throws IOException, InterruptedException {
    Waiting.Request request = StrictJson.read(Requests.body(context), Waiting.Request.class);
    Caller caller = Caller.of(context);
    Requests.requireUsable(request);
    request.buckets().forEach(asked -> caller.requireBucket(asked.bucket()));
    Optional<String> device = caller.device().map(Device::id);
    BooleanSupplier ended = () -> device.filter(id -> !devices.isServed(id)).isPresent();
    JointWait wait = log.changes(request.buckets(), Duration.ofSeconds(request.seconds()), ended);
    gate.check(context);
    if (log.isClosed()) {
      throw new ApiException(503, "stopping", "the hub stops");
    }
    wait.bucket().ifPresent(bucket -> context.header(Waiting.BUCKET, bucket));
    Answers.page(context, wait.page());
  }

  private void ops(Context context) throws IOException {
    byte[] body = Requests.body(context);
    Ops.Request request = StrictJson.read(body, Ops.Request.class);
    if (request.ops().isEmpty()) {
      throw ApiException.badRequest("there is no op");
    }
    if (request.ops().size() > Ops.MAX_BATCH) {
      throw new ApiException(413, "too_many_ops", "more than " + Ops.MAX_BATCH + " ops");
    }
    Caller caller = Caller.of(context);
    caller.requireName(request.device());
    Answers.json(context, 207, new OwnOps(caller, ops).accept(request, BodyHash.ofRequest(body)));
  }

  private void lookUp(Context context) throws IOException {
    Lookup.Request request = StrictJson.read(Requests.body(context), Lookup.Request.class);
    Caller.of(context).require(request.device(), request.store());
    if (!isId(request.by()) || !isId(request.device()) || !isId(request.store())) {
      throw ApiException.badRequest("by, device and store have 1 to 128 characters");
    }
    if (request.value().isBlank() || request.value().length() > Lookup.MAX_VALUE) {
      throw ApiException.badRequest("a value has 1 to " + Lookup.MAX_VALUE + " characters");
    }
    switch (lookUps.ask(request)) {
      case LookUps.Answer.Rows(LogPage page) -> Answers.page(context, page);
      case LookUps.Answer.Resting(Duration rest) -> tooMany(context, rest, "too_many_look_ups");
    }
  }

  private static void tooMany(Context context, Duration rest, String code) {
    context.header("Retry-After", Long.toString(rest.toSeconds() + 1));
    Answers.json(context, 429, new ApiError(code, "this device asked for too many"));
  }

  private void stillShown(Context context) throws IOException {
    Lookup.StillRequest request =
        StrictJson.read(Requests.body(context), Lookup.StillRequest.class);
    Caller.of(context).require(request.device(), request.store());
    if (request.customers().size() > Lookup.MAX_STILL) {
      throw ApiException.badRequest("more than " + Lookup.MAX_STILL + " customers");
    }
    if (!isId(request.device())
        || !isId(request.store())
        || !request.customers().stream().allMatch(Endpoints::isId)) {
      throw ApiException.badRequest("device, store and customers have 1 to 128 characters");
    }
    List<String> still = lookUps.listStillShown(request);
    Answers.json(context, 200, new Lookup.StillAnswer(still));
  }

  private void useCard(Context context) throws IOException {
    CardUses.Request request = StrictJson.read(Requests.body(context), CardUses.Request.class);
    Caller caller = Caller.of(context);
    caller.require(request.device(), request.store());
    if (!isId(request.device())
        || !isId(request.store())
        || request.value().isEmpty()
        || request.value().length() > Lookup.MAX_VALUE) {
      throw ApiException.badRequest("device and store have 1 to 128 characters, value 1 to 512");
    }
    // One that is enrolled anew has forgotten what it let whom do.
    String by =
        caller
            .device()
            .map(known -> known.id() + "|" + known.enrolledAt())
            .orElse(request.store() + "|" + request.device());
    switch (cards.ask(request, by)) {
      case PacedCardUses.Answer.Judged(boolean used) ->
          Answers.json(context, 200, new CardUses.Answer(used));
      case PacedCardUses.Answer.Resting(Duration rest) ->
          tooMany(context, rest, "too_many_card_uses");
    }
  }

  private static boolean isId(String text) {
    return !text.isBlank() && text.length() <= Lookup.MAX_ID;
  }
}
