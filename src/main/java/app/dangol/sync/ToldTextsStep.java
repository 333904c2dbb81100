package app.dangol.sync;

import app.dangol.central.CentralApi;
import app.dangol.central.CentralException;
import app.dangol.config.ConsentTexts;
import app.dangol.config.ConsentTexts.Wording;
import app.dangol.id.LocalText;
import app.dangol.wire.Entity;
import app.dangol.wire.ToldTexts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the hub, once a run, under which texts people agree to something at this device, or did.
 * What goes wrong is said, comes again with the next exchange, and keeps nothing else from it.
 * Blocks.
 */
final class ToldTextsStep {
  private static final Logger LOG = LoggerFactory.getLogger(ToldTextsStep.class);

  private final CentralApi api;
  private final SyncSettings settings;
  private final Supplier<List<ConsentTexts>> texts;
  private final Set<String> told = new HashSet<>();
  private boolean done;

  ToldTextsStep(CentralApi api, SyncSettings settings, Supplier<List<ConsentTexts>> texts) {
    this.api = api;
    this.settings = settings;
    this.texts = texts;
  }

  /** A request for each version, and none once the hub has them. */
  void run() {
    if (done) {
      return;
    }
    try {
      for (ConsentTexts each : texts.get()) {
        if (!told.contains(each.version())) {
          tell(each);
          told.add(each.version());
        }
      }
      done = true;
    } catch (CentralException e) {
      // An older hub does not learn of them while this runs.
      done = e.isNotThere();
      LOG.info("the consent texts could not be handed in: {}", e.getMessage());
    }
  }

  private void tell(ConsentTexts each) {
    ToldTexts.Answer answer =
        api.consentTexts(
            new ToldTexts.Request(
                settings.device(),
                settings.store().value(),
                each.version(),
                ConsentTexts.PURPOSES.stream()
                    .map(purpose -> told(purpose, each.of(purpose)))
                    .toList()));
    if (!answer.alone()) {
      LOG.warn(
          "another device tells other consent texts under version {}: give one of the two files"
              + " another version",
          each.version());
    }
  }

  private static ToldTexts.Told told(String purpose, Wording wording) {
    return new ToldTexts.Told(
        purpose,
        text(wording.purpose()),
        text(wording.items()),
        text(wording.kept()),
        text(wording.refusing()));
  }

  private static Entity.Text text(LocalText text) {
    return new Entity.Text(text.ko(), text.en());
  }
}
