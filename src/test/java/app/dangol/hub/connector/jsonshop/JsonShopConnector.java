package app.dangol.hub.connector.jsonshop;

import app.dangol.hub.connector.Census;
import app.dangol.hub.connector.Connector;
import app.dangol.hub.connector.ConnectorException;
import app.dangol.hub.connector.ConnectorException.Kind;
import app.dangol.hub.connector.ConnectorHttp;
import app.dangol.hub.connector.Feed;
import app.dangol.hub.connector.Item;
import app.dangol.hub.connector.Resource;
import app.dangol.hub.connector.Write;
import app.dangol.hub.connector.WriteOutcome;
import app.dangol.hub.intake.Incoming;
import app.dangol.wire.Entity;
import app.dangol.wire.StrictJson;
import app.dangol.wire.WireFormatException;
import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads the whole document each time; takes notes, which the shop knows again by their id. */
final class JsonShopConnector implements Connector {
  private final ConnectorHttp http;
  private final Supplier<String> key;
  private final Map<String, String> stores;
  private final Clock clock;

  JsonShopConnector(
      ConnectorHttp http, Supplier<String> key, Map<String, String> stores, Clock clock) {
    this.http = http;
    this.key = key;
    this.stores = stores;
    this.clock = clock;
  }

  record Document(String at, List<Goods> goods, List<Member> members) {}

  record Goods(String sku, String name, long price, String currency, Map<String, Integer> stock) {}

  record Member(String id, String name, String card, String store, String agreed) {}

  record Done(boolean done) {}

  @Override
  public String source() {
    return JsonShopBackend.NAME;
  }

  @Override
  public List<Feed> feeds() {
    return List.of(new Whole());
  }

  @Override
  public List<Census> censuses() {
    return List.of();
  }

  private final class Whole implements Feed {
    @Override
    public String name() {
      return "document";
    }

    @Override
    public Pages open(Optional<String> cursor) {
      return () -> {
        Document document =
            read(
                "document",
                http.get(
                    "document",
                    Resource.of("document").with("asked_at", clock.instant().toString()),
                    headers(),
                    Set.of(200)),
                Document.class);
        return new Page(items(document), document.at(), false);
      };
    }
  }

  private List<Item> items(Document document) {
    Instant at = Instant.parse(document.at());
    List<Item> items = new ArrayList<>();
    for (Goods goods : document.goods()) {
      List<Incoming> rows = new ArrayList<>();
      rows.add(
          new Incoming.Product(
              goods.sku(), Optional.empty(), text(goods.name()), "cup", "#336699", ""));
      rows.add(
          new Incoming.Price(goods.sku(), goods.price(), goods.currency(), Optional.empty(), at));
      goods
          .stock()
          .forEach((name, pieces) -> {
            rows.add(new Incoming.Store(store(name), text(name)));
            rows.add(new Incoming.Stock(goods.sku(), store(name), pieces, 0, at));
          });
      items.add(new Item("goods", goods.sku(), rows));
    }
    for (Member member : document.members()) {
      items.add(new Item("member", member.id(), List.of(member(member))));
    }
    return items;
  }

  private Incoming member(Member member) {
    return new Incoming.Customer(
        member.id(),
        member.name(),
        Optional.empty(),
        Optional.empty(),
        List.of(member.card()),
        Optional.of(store(member.store())),
        LocalDate.EPOCH,
        List.of(),
        List.of(
            new Incoming.Basis(
                "lookup",
                true,
                "membership_terms",
                Instant.parse(member.agreed()),
                Optional.empty())));
  }

  private String store(String name) {
    return stores.getOrDefault(name, name);
  }

  private static Entity.Text text(String name) {
    return new Entity.Text(name, name);
  }

  @Override
  public WriteOutcome write(Write write, boolean maybeSent) {
    return switch (write) {
      case Write.Note note -> {
        JsonObject body = new JsonObject();
        body.addProperty("id", note.opId());
        body.addProperty("text", note.text());
        Resource notes = Resource.of("members", note.customer(), "notes");
        yield read(
                    "note",
                    http.post("note", notes, headers(), body.toString(), Set.of(200)),
                    Done.class)
                .done()
            ? new WriteOutcome.Confirmed()
            : new WriteOutcome.Rejected("unknown_customer");
      }
      case Write.Reserve reserve -> new WriteOutcome.Rejected("refused");
      case Write.Release release -> new WriteOutcome.Confirmed();
      case Write.Correct correct -> new WriteOutcome.Rejected("refused");
      case Write.Erase erase -> new WriteOutcome.Rejected("refused");
    };
  }

  private Map<String, String> headers() {
    return Map.of("Authorization", "Bearer " + key.get());
  }

  private static <T> T read(String what, ConnectorHttp.Answer answer, Class<T> type) {
    try {
      return StrictJson.read(answer.body(), type);
    } catch (WireFormatException e) {
      throw new ConnectorException(Kind.MALFORMED, what + ": the answer is malformed", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
