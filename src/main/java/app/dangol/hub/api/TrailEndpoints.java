package app.dangol.hub.api;

import app.dangol.hub.TrailGrants;
import app.dangol.hub.TrailRows;
import app.dangol.hub.enrol.Device;
import app.dangol.trust.audit.AuditChain;
import app.dangol.wire.AuditHeads;
import app.dangol.wire.AuditRows;
import app.dangol.wire.Lookup;
import app.dangol.wire.StaffGrants;
import app.dangol.wire.StrictJson;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What devices hand in of their audit trails, to be kept where losing a device loses none of it.
 */
final class TrailEndpoints {
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{" + AuditChain.NAME_LENGTH + "}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{" + AuditChain.HASH_LENGTH + "}");

  private final TrailRows rows;
  private final TrailGrants grants;

  TrailEndpoints(TrailRows rows, TrailGrants grants) {
    this.rows = rows;
    this.grants = grants;
  }

  void addTo(RoutesConfig routes) {
    routes.post("/v1/audit-rows", this::auditRows);
    routes.post("/v1/staff-grants", this::staffGrants);
  }

  /** Under which a device's trail is kept. A name is unique in its store only. */
  static String keyOf(Caller caller, String device, String store) {
    return caller.device().map(Device::id).orElse(store + "|" + device);
  }

  /** The same with what the hub has besides the end of the trail. */
  AuditHeads.Kept complete(AuditHeads.Kept kept, String key) {
    return kept.with(rows.newest(key), grants.tag(key).orElse(null));
  }

  private void auditRows(Context context) throws IOException {
    AuditRows.Request request = StrictJson.read(Requests.body(context), AuditRows.Request.class);
    Caller caller = Caller.of(context);
    caller.require(request.device(), request.store());
    if (request.rows().size() > AuditRows.MAX_ROWS) {
      throw new ApiException(413, "too_many_rows", "more than " + AuditRows.MAX_ROWS + " rows");
    }
    if (!isId(request.device())
        || !isId(request.store())
        || !NAME.matcher(request.chain()).matches()
        || request.after().seq() < 0
        || !HASH.matcher(request.after().hash()).matches()) {
      throw ApiException.badRequest("these are no rows of a trail");
    }
    long before = request.after().seq();
    for (AuditRows.Row row : request.rows()) {
      if (row.seq() <= before) {
        throw ApiException.badRequest("the numbers of rows grow");
      }
      before = row.seq();
    }
    String key = keyOf(caller, request.device(), request.store());
    Answers.json(context, 200, rows.take(key, request));
  }

  private void staffGrants(Context context) throws IOException {
    StaffGrants.Request request =
        StrictJson.read(Requests.body(context), StaffGrants.Request.class);
    Caller caller = Caller.of(context);
    caller.require(request.device(), request.store());
    if (request.grants().size() > StaffGrants.MAX_GRANTS) {
      throw new ApiException(
          413, "too_many_grants", "more than " + StaffGrants.MAX_GRANTS + " grants");
    }
    if (!isId(request.device())
        || !isId(request.store())
        || !HASH.matcher(request.tag()).matches()
        || !request.grants().stream().allMatch(TrailEndpoints::isUsable)) {
      throw ApiException.badRequest("these are no grants of roles");
    }
    grants.take(keyOf(caller, request.device(), request.store()), request);
    Answers.json(context, 200, new StaffGrants.Answer(request.tag()));
  }

  private static boolean isUsable(StaffGrants.Grant grant) {
    String by = grant.withdrawnBy();
    return isId(grant.staff())
        && isId(grant.role())
        && isId(grant.grantedBy())
        && isTime(grant.grantedAt())
        && (grant.withdrawnAt() == null) == (by == null)
        && (by == null || isId(by))
        && (grant.withdrawnAt() == null || isTime(grant.withdrawnAt()));
  }

  private static boolean isTime(String text) {
    try {
      return Instant.parse(text).isAfter(Instant.MIN);
    } catch (DateTimeException e) {
      return false;
    }
  }

  static boolean isId(String text) {
    return !text.isBlank() && text.length() <= Lookup.MAX_ID;
  }
}
