package app.dangol.hub.connector.vendure;

import app.dangol.config.ConnectorKeys;
import app.dangol.config.Form;
import app.dangol.hub.connector.Backend;
import app.dangol.hub.connector.Connector;
import app.dangol.hub.connector.ConnectorHttp;
import app.dangol.hub.connector.ConnectorRunner.Schedule;
import app.dangol.hub.connector.vendure.VendureConfig.Basis;
import app.dangol.hub.connector.vendure.VendureConfig.Fields;
import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** Vendure, by the keys of {@code docs/guides/vendure.md}. */
public final class VendureBackend implements Backend {
  private static final String FIELD = "[A-Za-z_][A-Za-z0-9_]{0,63}";
  private static final String STORE = "store.";
  private static final String BASIS = "basis.";
  private static final String CATEGORY = "category.";

  @Override
  public String name() {
    return VendureConnector.SOURCE;
  }

  @Override
  public List<String> keyForms() {
    return List.of(STORE + "<location>", BASIS + "<purpose>", CATEGORY + "<code>");
  }

  @Override
  public Setup read(ConnectorKeys keys) {
    return new VendureSetup(config(keys));
  }

  static VendureConfig config(ConnectorKeys keys) {
    keys.require("url");
    keys.require("key.file");
    return new VendureConfig(
        keys.get(
            "url",
            URI.create("http://127.0.0.1"),
            Form.address("the https address of the Admin API")),
        keys.path("key.file"),
        keys.find("channel", Form.matching("[\\x21-\\x7e]{1,128}", "a channel's token")),
        Duration.ofSeconds(keys.get("poll.seconds", 30, Form.whole(2, 86_400, "seconds"))),
        keys.get("rate.per.second", 5.0, Form.number(0.1, 100, "0.1 to 100")),
        keys.get("sweep.at", LocalTime.of(3, 30), Form.timeOfDay("such as 03:30")),
        Duration.ofHours(keys.get("sweep.hours", 24, Form.whole(1, 24, "hours"))),
        keys.named(STORE, Form.id("letters, digits, - _ and . only")),
        keys.named(
            BASIS, new Form<>(VendureBackend::basis, "membership_terms, field:NAME, group:NAME")),
        keys.list("tiers"),
        keys.named(CATEGORY, Form.id("a category such as scarf")),
        fields(keys));
  }

  private static Fields fields(ConnectorKeys keys) {
    Form<String> field = Form.matching(FIELD, "a custom field's name");
    return new Fields(
        keys.find("customer.home.store", Form.id("a store's id")),
        keys.find("customer.home.store.field", field),
        keys.find("customer.card.field", field),
        keys.find("variant.gtin.field", field),
        keys.find("customer.under.14.field", field),
        keys.find("customer.guardian.field", field));
  }

  private static Basis basis(String text) {
    if (text.equals("membership_terms")) {
      return new Basis.MembershipTerms();
    }
    if (text.startsWith("field:") && text.substring("field:".length()).matches(FIELD)) {
      return new Basis.Field(text.substring("field:".length()));
    }
    if (text.startsWith("group:") && text.length() > "group:".length()) {
      return new Basis.Group(text.substring("group:".length()).strip());
    }
    throw new IllegalArgumentException("none of the three");
  }

  /** One shop. */
  record VendureSetup(VendureConfig config) implements Setup {
    @Override
    public Connector create(Surroundings surroundings) {
      return new VendureConnector(
          config,
          surroundings.secrets().open(config.keyFile()),
          VendureConnector.Paging.STANDARD,
          ConnectorHttp.Limits.STANDARD,
          surroundings.clock());
    }

    @Override
    public Schedule schedule(ZoneId zone) {
      return Schedule.of(config.poll(), config.sweepAt(), config.sweepEvery(), zone);
    }
  }
}
