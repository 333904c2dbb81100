package app.dangol.sync;

import app.dangol.central.CentralApi;
import app.dangol.wire.AuditRows;
import app.dangol.wire.CardKeys;
import app.dangol.wire.CardUses;
import app.dangol.wire.Erasures;
import app.dangol.wire.Lookup;
import app.dangol.wire.Manifest;
import app.dangol.wire.Ops;
import app.dangol.wire.Page;
import app.dangol.wire.StaffGrants;
import app.dangol.wire.ToldTexts;
import app.dangol.wire.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The real client, to be overridden where a test lets something go wrong on the way. */
public class ForwardingApi implements CentralApi {
  private final CentralApi real;

  public ForwardingApi(CentralApi real) {
    this.real = real;
  }

  @Override
  public Manifest.Answer manifest(Manifest.Request request) {
    return real.manifest(request);
  }

  @Override
  public Page snapshot(String bucket, Optional<String> page) {
    return real.snapshot(bucket, page);
  }

  @Override
  public Page changes(String bucket, String cursor, Duration wait) {
    return real.changes(bucket, cursor, wait);
  }

  @Override
  public Waiting.Answer changes(List<Waiting.Asked> asked, Duration wait) {
    return real.changes(asked, wait);
  }

  @Override
  public Ops.Answer send(Ops.Request request) {
    return real.send(request);
  }

  @Override
  public Page lookUp(Lookup.Request request) {
    return real.lookUp(request);
  }

  @Override
  public Lookup.StillAnswer stillShown(Lookup.StillRequest request) {
    return real.stillShown(request);
  }

  @Override
  public CardUses.Answer useCard(CardUses.Request request) {
    return real.useCard(request);
  }

  @Override
  public CardKeys.Answer cardKeys() {
    return real.cardKeys();
  }

  @Override
  public Erasures.Answer erasures(long after) {
    return real.erasures(after);
  }

  @Override
  public AuditRows.Answer auditRows(AuditRows.Request request) {
    return real.auditRows(request);
  }

  @Override
  public StaffGrants.Answer staffGrants(StaffGrants.Request request) {
    return real.staffGrants(request);
  }

  @Override
  public ToldTexts.Answer consentTexts(ToldTexts.Request request) {
    return real.consentTexts(request);
  }
}
