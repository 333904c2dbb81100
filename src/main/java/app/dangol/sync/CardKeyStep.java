package app.dangol.sync;

import app.dangol.central.CentralApi;
import app.dangol.central.CentralException;
import app.dangol.failure.DangolException;
import app.dangol.trust.credential.PinnedKeys;
import app.dangol.trust.credential.PublicHalf;
import app.dangol.trust.credential.PublishedKeys;
import app.dangol.wire.CardKeys;
import app.dangol.wire.Manifest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches what signed cards are judged by when the hub has something else than is held here, and
 * takes the hub's time as one that has been. What goes wrong with either is said, and keeps nothing
 * else from being exchanged. Blocks.
 */
final class CardKeyStep {
  private static final Logger LOG = LoggerFactory.getLogger(CardKeyStep.class);

  private final CentralApi api;
  private final PinnedKeys keys;
  private @Nullable Long published;

  CardKeyStep(CentralApi api, PinnedKeys keys) {
    this.api = api;
    this.keys = keys;
  }

  /** What the manifest said of time and keys. */
  void take(Manifest.Answer answer) {
    published = answer.cardKeys();
    try {
      keys.saw(Instant.parse(answer.hubTime()));
    } catch (DateTimeException e) {
      LOG.warn("the hub's time is no instant");
    } catch (DangolException e) {
      LOG.warn("the hub's time cannot be noted ({})", e.code());
    }
  }

  /** One request, and none where there is nothing new. */
  void run() {
    Long wanted = published;
    if (wanted == null) {
      return;
    }
    try {
      OptionalLong held = keys.version();
      if (held.isPresent() && held.getAsLong() > wanted) {
        LOG.warn("the hub publishes older keys of signed cards than are held: was it restored?");
      }
      if (held.isEmpty() || held.getAsLong() < wanted) {
        fetch();
      }
    } catch (CentralException e) {
      LOG.info("the keys of signed cards could not be fetched: {}", e.getMessage());
    } catch (DangolException e) {
      LOG.warn("the keys of signed cards cannot be kept ({})", e.code(), e);
    }
  }

  private void fetch() {
    CardKeys.Answer answer = api.cardKeys();
    PublicHalf root;
    try {
      root = new PublicHalf(answer.root());
    } catch (IllegalArgumentException e) {
      LOG.warn("the root key of signed cards that the hub publishes is none");
      return;
    }
    PublishedKeys offered =
        new PublishedKeys(answer.chain(), root, answer.version(), answer.document());
    switch (keys.offer(offered)) {
      case YES -> LOG.info("signed cards are judged by keys {}", answer.version());
      case NOT_NEWER -> LOG.warn("the hub publishes older keys of signed cards than it says");
      case REFUSED ->
          LOG.error(
              "the hub publishes keys of signed cards that are not those of the chain this device"
                  + " was enrolled at; those held go on to count");
    }
  }
}
