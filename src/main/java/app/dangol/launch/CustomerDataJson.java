package app.dangol.launch;

import app.dangol.customer.CustomerAccount;
import app.dangol.customer.DataCopy;
import app.dangol.customer.HistoryLine;
import app.dangol.customer.Note;
import app.dangol.customer.Preference;
import app.dangol.customer.StruckTaste;
import app.dangol.customer.Task;
import app.dangol.id.LocalText;
import app.dangol.id.MemberToken;
import app.dangol.trust.ConsentPurpose;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Everything held about a customer as JSON that a person and another program can read. */
final class CustomerDataJson {
  private CustomerDataJson() {}

  static JsonObject of(DataCopy copy) {
    JsonObject json = new JsonObject();
    json.addProperty("id", copy.customer().id().value());
    json.addProperty("name", copy.customer().name().full());
    json.add("found_by", array(copy.tokens(), CustomerDataJson::token));
    json.addProperty("home_store", copy.customer().homeStore().value());
    json.addProperty("member_since", copy.customer().memberSince().toString());
    json.add("preferences", array(copy.customer().preferences(), CustomerDataJson::preference));
    JsonArray granted = new JsonArray();
    copy.customer().granted().stream().map(ConsentPurpose::key).sorted().forEach(granted::add);
    json.add("granted", granted);
    json.addProperty("suspended", copy.customer().suspended());
    CustomerAccount account = copy.account();
    json.add("consents", array(account.consents(), CustomerDataJson::consent));
    json.add("points", array(account.points(), CustomerDataJson::points));
    json.add("coupons", array(account.coupons(), CustomerDataJson::coupon));
    json.add("cart", array(account.cart(), CustomerDataJson::item));
    json.add("wishes", array(account.wishes(), CustomerDataJson::item));
    json.add("struck", array(account.struck(), CustomerDataJson::struck));
    json.add("reservations", array(account.reservations(), CustomerDataJson::reservation));
    json.add("orders", array(account.orders(), CustomerDataJson::order));
    json.add("history", array(copy.history(), CustomerDataJson::line));
    json.add("searches", array(account.searches(), CustomerDataJson::search));
    json.add("notes", array(copy.notes(), CustomerDataJson::note));
    json.add("tasks", array(copy.tasks(), CustomerDataJson::task));
    return json;
  }

  private static <T> JsonArray array(List<T> all, Function<T, JsonObject> as) {
    JsonArray array = new JsonArray();
    all.stream().map(as).forEach(array::add);
    return array;
  }

  private static JsonObject token(MemberToken token) {
    JsonObject json = new JsonObject();
    json.addProperty("kind", token.kind().name().toLowerCase(Locale.ROOT));
    json.addProperty("value", token.value());
    return json;
  }

  private static JsonObject preference(Preference preference) {
    JsonObject json = text(preference.text());
    json.addProperty("kind", key(preference.kind()));
    return json;
  }

  private static JsonObject consent(CustomerAccount.ConsentEntry entry) {
    JsonObject json = new JsonObject();
    json.addProperty("at", entry.at().toString());
    json.addProperty("purpose", entry.purpose());
    json.addProperty("granted", entry.granted());
    json.addProperty("basis", entry.basis());
    entry.textVersion().ifPresent(version -> json.addProperty("text_version", version));
    json.addProperty("source", entry.source());
    return json;
  }

  private static JsonObject points(CustomerAccount.Points points) {
    JsonObject json = new JsonObject();
    json.addProperty("program", points.program());
    json.addProperty("balance", points.balance());
    points.tier().ifPresent(tier -> json.add("tier", text(tier)));
    json.addProperty("as_of", points.asOf().toString());
    return json;
  }

  private static JsonObject coupon(CustomerAccount.Coupon coupon) {
    JsonObject json = text(coupon.text());
    json.addProperty("id", coupon.id());
    add(json, "until", coupon.until());
    json.addProperty("state", key(coupon.state()));
    return json;
  }

  private static JsonObject item(CustomerAccount.Item item) {
    JsonObject json = new JsonObject();
    json.addProperty("sku", item.sku().value());
    json.addProperty("quantity", item.quantity());
    json.addProperty("at", item.at().toString());
    return json;
  }

  private static JsonObject struck(StruckTaste taste) {
    JsonObject json = new JsonObject();
    json.addProperty("what", taste.key());
    return json;
  }

  private static JsonObject reservation(CustomerAccount.Reservation reservation) {
    JsonObject json = new JsonObject();
    json.addProperty("id", reservation.id());
    json.addProperty("store", reservation.store().value());
    json.addProperty("sku", reservation.sku().value());
    json.addProperty("quantity", reservation.quantity());
    json.addProperty("at", reservation.at().toString());
    json.addProperty("state", key(reservation.state()));
    add(json, "until", reservation.until());
    return json;
  }

  private static JsonObject order(CustomerAccount.Order order) {
    JsonObject json = new JsonObject();
    json.addProperty("id", order.id());
    order.number().ifPresent(number -> json.addProperty("number", number));
    json.addProperty("at", order.at().toString());
    json.addProperty("channel", order.channel().key());
    json.addProperty("store", order.store().value());
    json.addProperty("state", key(order.state()));
    json.addProperty("total_minor", order.totalMinor());
    json.addProperty("currency", order.currency().getCurrencyCode());
    return json;
  }

  private static JsonObject line(HistoryLine line) {
    JsonObject json = new JsonObject();
    json.addProperty("at", line.at().toString());
    json.addProperty("kind", line.kind().key());
    json.addProperty("store", line.store().value());
    json.addProperty("sku", line.sku().value());
    json.addProperty("quantity", line.quantity());
    line.amount()
        .ifPresent(amount -> {
          json.addProperty("amount_minor", amount.minor());
          json.addProperty("currency", amount.currency().getCurrencyCode());
        });
    return json;
  }

  private static JsonObject search(CustomerAccount.Search search) {
    JsonObject json = new JsonObject();
    json.addProperty("at", search.at().toString());
    json.addProperty("text", search.text());
    return json;
  }

  private static JsonObject note(Note note) {
    JsonObject json = new JsonObject();
    json.addProperty("at", note.at().toString());
    json.addProperty("author", note.author());
    json.addProperty("text", note.text());
    return json;
  }

  private static JsonObject task(Task task) {
    JsonObject json = new JsonObject();
    json.addProperty("at", task.at().toString());
    json.addProperty("kind", task.kind());
    json.addProperty("text", task.text());
    add(json, "due", task.due());
    json.addProperty("state", key(task.state()));
    return json;
  }

  private static JsonObject text(LocalText text) {
    JsonObject json = new JsonObject();
    json.addProperty("ko", text.ko());
    json.addProperty("en", text.en());
    return json;
  }

  private static void add(JsonObject json, String name, Optional<?> value) {
    value.ifPresent(known -> json.addProperty(name, known.toString()));
  }

  private static String key(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
