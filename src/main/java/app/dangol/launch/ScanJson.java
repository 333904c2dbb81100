package app.dangol.launch;

import app.dangol.device.Bytes;
import app.dangol.device.DeviceRemark;
import app.dangol.device.DeviceStatus;
import app.dangol.scan.Scan;
import app.dangol.scan.Scanned;
import com.google.gson.JsonObject;
import java.util.Locale;

/** What {@code dangol scan} prints of one event. */
final class ScanJson {
  private ScanJson() {}

  static JsonObject of(Scanned scanned) {
    JsonObject json = new JsonObject();
    json.addProperty("kind", kindOf(scanned));
    json.addProperty("driver", scanned.driver());
    scanned.raw().map(Bytes::hex).ifPresent(hex -> json.addProperty("raw", hex));
    switch (scanned.scan()) {
      case Scan.Member member -> {
        addSymbol(json, member.symbol());
        JsonObject who = new JsonObject();
        who.addProperty("kind", member.token().kind().name().toLowerCase(Locale.ROOT));
        who.addProperty("id", member.token().value());
        json.add("member", who);
      }
      case Scan.Item item -> {
        addSymbol(json, item.symbol());
        json.addProperty("gtin", item.gtin().value());
      }
      case Scan.Unknown unknown -> addSymbol(json, unknown.symbol());
      case Scan.Refused refused ->
          json.addProperty("reason", refused.reason().name().toLowerCase(Locale.ROOT));
    }
    scanned.text().ifPresent(text -> json.addProperty("text", text));
    scanned.tag().ifPresent(tag -> TagJson.add(json, tag));
    return json;
  }

  private static String kindOf(Scanned scanned) {
    if (scanned.scan() instanceof Scan.Refused) {
      return "refused";
    }
    return scanned.tag().isPresent() ? "tag" : "barcode";
  }

  static JsonObject of(String driver, DeviceStatus status) {
    JsonObject json = new JsonObject();
    json.addProperty("kind", "status");
    json.addProperty("driver", driver);
    json.addProperty("state", status.state().name().toLowerCase(Locale.ROOT));
    status.why().ifPresent(why -> json.addProperty("reason", why.text()));
    if (!status.detail().isBlank()) {
      json.addProperty("detail", status.detail());
    }
    return json;
  }

  static JsonObject of(DeviceRemark remark) {
    JsonObject json = new JsonObject();
    json.addProperty("kind", "status");
    json.addProperty("driver", remark.model());
    json.addProperty("raw", remark.raw().hex());
    json.addProperty("detail", remark.words());
    return json;
  }

  private static void addSymbol(JsonObject json, Scan.Symbol symbol) {
    symbol.aim().ifPresent(aim -> json.addProperty("aim", aim));
    symbol.symbology().ifPresent(name -> json.addProperty("symbology", name));
  }
}
