package app.dangol.launch;

import app.dangol.device.Bytes;
import app.dangol.device.rfid125.EmNumber;
import app.dangol.scan.ScannedTag;
import app.dangol.scan.ndef.NdefContent;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** What the tools print of a tag: its number, and each record by its type. */
final class TagJson {
  private TagJson() {}

  static void add(JsonObject json, ScannedTag tag) {
    tag.uid().map(Bytes::hex).ifPresent(uid -> json.addProperty("uid", uid));
    tag.uid().flatMap(EmNumber::printed).ifPresent(digits -> json.addProperty("printed", digits));
    if (!tag.records().isEmpty()) {
      JsonArray records = new JsonArray();
      tag.records().forEach(content -> records.add(of(content)));
      json.add("ndef", records);
    }
    tag.fault().ifPresent(fault -> json.addProperty("detail", "NDEF: " + fault));
  }

  private static JsonObject of(NdefContent content) {
    JsonObject json = new JsonObject();
    switch (content) {
      case NdefContent.Uri uri -> {
        json.addProperty("type", "U");
        json.addProperty("uri", uri.uri());
      }
      case NdefContent.Text text -> {
        json.addProperty("type", "T");
        add(json, text);
      }
      case NdefContent.SmartPoster poster -> {
        json.addProperty("type", "Sp");
        json.addProperty("uri", poster.uri());
        JsonArray titles = new JsonArray();
        poster.titles().forEach(title -> titles.add(add(new JsonObject(), title)));
        json.add("titles", titles);
      }
      case NdefContent.Media media -> {
        json.addProperty("type", "mime");
        json.addProperty("mime", media.mime());
        add(json, media.payload());
      }
      case NdefContent.AbsoluteUri absolute -> {
        json.addProperty("type", "absolute-uri");
        json.addProperty("uri", absolute.uri());
        add(json, absolute.payload());
      }
      case NdefContent.External external -> {
        json.addProperty("type", "external");
        json.addProperty("name", external.name());
        add(json, external.payload());
      }
      case NdefContent.Other other -> {
        json.addProperty("type", other.type());
        add(json, other.payload());
      }
      case NdefContent.Empty empty -> json.addProperty("type", "empty");
      case NdefContent.Unknown unknown -> {
        json.addProperty("type", "unknown");
        add(json, unknown.payload());
      }
    }
    return json;
  }

  private static JsonObject add(JsonObject json, NdefContent.Text text) {
    json.addProperty("text", text.text());
    json.addProperty("lang", text.language());
    return json;
  }

  private static void add(JsonObject json, Bytes payload) {
    json.addProperty("payload", payload.hex());
  }
}
