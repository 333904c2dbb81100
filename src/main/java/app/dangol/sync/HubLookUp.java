package app.dangol.sync;

import app.dangol.cache.CacheWriter;
import app.dangol.cache.OnDemandCopies;
import app.dangol.central.CentralApi;
import app.dangol.central.CentralException;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;
import app.dangol.id.CustomerId;
import app.dangol.id.MemberToken;
import app.dangol.id.StaffId;
import app.dangol.trust.AuditLog;
import app.dangol.visit.FindOnline;
import app.dangol.wire.CardUses;
import app.dangol.wire.Entity;
import app.dangol.wire.Lookup;
import app.dangol.wire.Page;
import app.dangol.wire.Row;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches one customer of another store from the hub and keeps them for a day. It goes on record
 * here before anything is kept. Safe for several threads; blocks.
 */
public final class HubLookUp implements FindOnline {
  private static final Logger LOG = LoggerFactory.getLogger(HubLookUp.class);

  /** Until then whoever comes back is served from the copy alone. */
  private static final Duration YOUNG = Duration.ofMinutes(5);

  private final SyncSettings settings;
  private final CentralApi api;
  private final CacheWriter writer;
  private final OnDemandCopies copies;
  private final AuditLog audit;
  private final Clock clock;

  public HubLookUp(
      SyncSettings settings,
      CentralApi api,
      CacheWriter writer,
      OnDemandCopies copies,
      AuditLog audit,
      Clock clock) {
    this.settings = settings;
    this.api = api;
    this.writer = writer;
    this.copies = copies;
    this.audit = audit;
    this.clock = clock;
  }

  /** Only a card is looked up: a phone number or an address is not held up by whoever it is of. */
  @Override
  public Answer find(MemberToken token, StaffId by, BooleanSupplier awaited) {
    return switch (token.kind()) {
      case CARD, SIGNED, ROTATING -> findByCard(token, by, awaited);
      case PHONE, EMAIL -> new Answer.Nobody();
    };
  }

  private Answer findByCard(MemberToken token, StaffId by, BooleanSupplier awaited) {
    Page page;
    try {
      page = ask(token, by);
    } catch (CentralException e) {
      LOG.info("a look-up got no answer to work with: {}", e.getMessage());
      // A hub of before look-ups has no such path: it will not answer later either.
      return e.isNotThere() ? new Answer.Nobody() : new Answer.Unreachable();
    }
    Optional<CustomerId> whose =
        page.rows().stream()
            .filter(row -> row.entity().equals(Entity.CUSTOMER))
            .map(HubLookUp::idOf)
            .findFirst();
    if (whose.isEmpty()) {
      copies.listByToken(token).forEach(writer::dropDemanded);
      return new Answer.Nobody();
    }
    if (!awaited.getAsBoolean()) {
      LOG.info("a look-up was answered after whoever asked had been told that it was not");
      return new Answer.Unreachable();
    }
    try {
      audit.record(by, AuditLog.Action.FETCHED_ON_DEMAND, whose.get());
      writer.applyDemand(whose.get(), page.rows(), page.position());
    } catch (DangolException e) {
      if (e.code() != ErrorCode.HUB_03) {
        throw e;
      }
      LOG.warn("a look-up was answered with what cannot be used ({})", e.code());
      return new Answer.Unreachable();
    }
    return new Answer.Found(whose.get());
  }

  @Override
  public Use useUp(MemberToken token) {
    CardUses.Request request =
        new CardUses.Request(settings.device(), settings.store().value(), token.value());
    try {
      return api.useCard(request).used() ? Use.YES : Use.NO;
    } catch (CentralException e) {
      // Also a hub of before this question, which answers that there is no such path.
      LOG.info("a one-time credential could not be used up: {}", e.getMessage());
      return Use.NOT_NOW;
    }
  }

  private Page ask(MemberToken token, StaffId by) {
    return api.lookUp(
        new Lookup.Request(
            settings.device(),
            settings.store().value(),
            by.value(),
            Lookup.Kind.CARD,
            token.value()));
  }

  private static CustomerId idOf(Row row) {
    return new CustomerId(row.key());
  }

  @Override
  public boolean isOld(CustomerId customer) {
    Instant now = clock.instant();
    return copies
        .findFetchedAt(customer)
        .filter(at -> at.isBefore(now.minus(YOUNG)) || at.isAfter(now))
        .isPresent();
  }
}
