package app.dangol.sync;

import app.dangol.cache.SqliteErasure;
import app.dangol.central.CentralApi;
import app.dangol.central.CentralException;
import app.dangol.failure.DangolException;
import app.dangol.id.StaffId;
import app.dangol.wire.Erasures;
import app.dangol.wire.Manifest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets go of whom the hub says was erased, in this shop or another. A device may have somebody in
 * its audit trail, or waiting writes about them, whom none of its buckets holds any more. What goes
 * wrong is said, comes again with the next exchange, and keeps nothing else from it. Blocks.
 */
final class ErasureStep {
  private static final Logger LOG = LoggerFactory.getLogger(ErasureStep.class);

  private final CentralApi api;
  private final SqliteErasure erasure;
  private final StaffId device;
  private @Nullable Long newest;

  ErasureStep(CentralApi api, SqliteErasure erasure, StaffId device) {
    this.api = api;
    this.erasure = erasure;
    this.device = device;
  }

  /** What the manifest said. */
  void take(Manifest.Answer answer) {
    newest = answer.erasures();
  }

  /** No request where there is nothing new. */
  void run() {
    Long wanted = newest;
    if (wanted == null) {
      return;
    }
    try {
      long done = erasure.lastTold();
      while (done < wanted) {
        List<Erasures.Notice> told = api.erasures(done).erasures();
        if (told.isEmpty() || told.getLast().number() <= done) {
          LOG.warn("the hub does not tell the erasures it says there are");
          return;
        }
        erasure.eraseTold(told, device);
        done = told.getLast().number();
      }
    } catch (CentralException e) {
      LOG.info("whom the hub has erased could not be fetched: {}", e.getMessage());
    } catch (DangolException e) {
      LOG.warn("whom the hub has erased cannot be erased here ({})", e.code(), e);
    }
  }
}
