package app.dangol.launch;

import app.dangol.device.Bytes;
import app.dangol.device.DeviceRemark;
import app.dangol.device.DeviceStatus;
import app.dangol.scan.RestrictedCirculation;
import app.dangol.scan.Scan;
import app.dangol.scan.Scanned;
import app.dangol.scan.gs1.Gs1Data;
import app.dangol.scan.gs1.Gs1Syntax;
import app.dangol.scan.gs1.TypedValue;
import app.dangol.screen.setup.model.DeviceReport;
import app.dangol.screen.setup.model.DevicesReport.WrongMode;
import app.dangol.text.Texts;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** What {@code dangol scan} prints of one event. */
final class ScanJson {
  /** What programs and IT read is English, as the other details are. */
  private static final Texts HINTS = Texts.in(Locale.ENGLISH);

  private ScanJson() {}

  static JsonObject of(Scanned scanned) {
    JsonObject json = start(scanned);
    json.addProperty("driver", scanned.driver());
    scanned.raw().map(Bytes::hex).ifPresent(hex -> json.addProperty("raw", hex));
    addMeaning(json, scanned);
    return json;
  }

  /** The same of a text that came from no device. */
  static JsonObject ofText(Scanned scanned) {
    JsonObject json = start(scanned);
    addMeaning(json, scanned);
    return json;
  }

  private static JsonObject start(Scanned scanned) {
    JsonObject json = new JsonObject();
    json.addProperty("kind", kindOf(scanned));
    return json;
  }

  private static String kindOf(Scanned scanned) {
    if (scanned.scan() instanceof Scan.Refused) {
      return "refused";
    }
    return scanned.tag().isPresent() ? "tag" : "barcode";
  }

  private static void addMeaning(JsonObject json, Scanned scanned) {
    switch (scanned.scan()) {
      case Scan.Member member -> {
        addSymbol(json, member.symbol());
        JsonObject who = new JsonObject();
        who.addProperty("kind", member.token().kind().name().toLowerCase(Locale.ROOT));
        who.addProperty("id", member.token().value());
        json.add("member", who);
      }
      case Scan.Credential credential -> {
        addSymbol(json, credential.symbol());
        JsonObject who = new JsonObject();
        who.addProperty("kind", "signed");
        json.add("member", who);
      }
      case Scan.Item item -> {
        addSymbol(json, item.symbol());
        json.addProperty("gtin", item.gtin().value());
        RestrictedCirculation.find(item.gtin())
            .ifPresent(
                kind -> json.addProperty("circulation", kind.name().toLowerCase(Locale.ROOT)));
      }
      case Scan.Unknown unknown -> addSymbol(json, unknown.symbol());
      case Scan.Refused refused ->
          json.addProperty("reason", refused.reason().name().toLowerCase(Locale.ROOT));
    }
    scanned.text().ifPresent(text -> json.addProperty("text", text));
    Year year = Year.from(scanned.scan().at().atZone(ZoneOffset.UTC));
    scanned.gs1().ifPresent(gs1 -> addGs1(json, gs1, year));
    scanned.tag().ifPresent(tag -> TagJson.add(json, tag));
  }

  /** The values as they are, and those in other words that are dates, measures or amounts. */
  private static void addGs1(JsonObject json, Gs1Data gs1, Year year) {
    JsonObject values = new JsonObject();
    gs1.values().forEach(values::addProperty);
    json.add("gs1", values);
    JsonObject readings = new JsonObject();
    gs1.elements()
        .forEach(element ->
            TypedValue.of(element, year)
                .ifPresent(value -> readings.addProperty(element.ai(), value.toString())));
    if (!readings.isEmpty()) {
      json.add("values", readings);
    }
    Gs1Syntax.canonicalLink(gs1).ifPresent(link -> json.addProperty("link", link));
    List<String> incomplete = Gs1Syntax.incomplete(gs1);
    if (!incomplete.isEmpty()) {
      JsonArray identifiers = new JsonArray();
      incomplete.forEach(identifiers::add);
      json.add("incomplete", identifiers);
    }
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

  /** As above, with what may be the reason: a known reader that is plugged in as something else. */
  static JsonObject of(String driver, DeviceStatus status, List<WrongMode> wrongModes) {
    JsonObject json = of(driver, status);
    wrongModes.stream()
        .findFirst()
        .ifPresent(mode -> {
          json.addProperty("usb", mode.usbId());
          json.addProperty("hint", mode.name() + ": " + HINTS.get("usb.hint." + mode.hint()));
        });
    return json;
  }

  /** What came in all. */
  static JsonObject of(String driver, DeviceReport.Counts counts) {
    JsonObject json = new JsonObject();
    json.addProperty("kind", "status");
    json.addProperty("driver", driver);
    json.addProperty("frames", counts.frames());
    json.addProperty("refused", counts.refused());
    json.addProperty("bytes", counts.bytes());
    json.addProperty("reconnects", counts.reconnects());
    JsonObject reasons = new JsonObject();
    new TreeMap<>(counts.refusedBy())
        .forEach((why, times) -> reasons.addProperty(why.name().toLowerCase(Locale.ROOT), times));
    json.add("refused_by", reasons);
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
