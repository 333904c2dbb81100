package app.dangol.hub.connector.jsonshop;

import app.dangol.config.ConnectorKeys;
import app.dangol.config.Form;
import app.dangol.hub.connector.Backend;
import app.dangol.hub.connector.Connector;
import app.dangol.hub.connector.ConnectorHttp;
import app.dangol.hub.connector.ConnectorRunner.Schedule;
import app.dangol.hub.connector.RateBudget;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * {@code connector.jsonshop.url}, {@code .key.file}, {@code .poll.seconds}, {@code .store.<name>}.
 */
public final class JsonShopBackend implements Backend {
  static final String NAME = "jsonshop";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> keyForms() {
    return List.of("store.<name>");
  }

  @Override
  public Setup read(ConnectorKeys keys) {
    keys.require("url");
    keys.require("key.file");
    return new JsonShop(
        keys.get("url", URI.create("http://127.0.0.1"), Form.address("the shop's https address")),
        keys.path("key.file"),
        Duration.ofSeconds(keys.get("poll.seconds", 60, Form.whole(1, 3_600, "seconds"))),
        keys.named("store.", Form.id("a store's id")));
  }

  record JsonShop(URI url, Path keyFile, Duration poll, Map<String, String> stores)
      implements Setup {
    @Override
    public Connector create(Surroundings surroundings) {
      ConnectorHttp http =
          new ConnectorHttp(
              url, RateBudget.of(50), ConnectorHttp.Limits.STANDARD, surroundings.clock());
      return new JsonShopConnector(
          http, surroundings.secrets().open(keyFile), stores, surroundings.clock());
    }

    @Override
    public Schedule schedule(ZoneId zone) {
      return Schedule.of(poll, LocalTime.of(3, 0), Duration.ofHours(24), zone);
    }
  }
}
