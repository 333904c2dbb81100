package app.dangol.cache;

import app.dangol.id.MemberToken;
import app.dangol.trust.FieldCipher;
import app.dangol.wire.Entity;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The personal fields of one customer. On disk they are one sealed blob: the wire's own JSON
 * fields, with those this program does not know yet, which may be personal as well.
 */
record SealedProfile(String name, List<MemberToken> tokens, List<Entity.Preference> preferences) {
  /** What stands readable in columns of its own. */
  private static final Set<String> READABLE = Set.of("id", "home_store", "member_since", "granted");

  /** Takes them from a customer's record, checked. */
  static SealedProfile of(RowFields fields) {
    List<MemberToken> tokens = new ArrayList<>();
    for (JsonElement card : fields.array("cards")) {
      addToken(tokens, MemberToken.Kind.CARD, fields.string(card, "cards"));
    }
    fields.optionalText("phone").ifPresent(p -> addToken(tokens, MemberToken.Kind.PHONE, p));
    fields.optionalText("email").ifPresent(e -> addToken(tokens, MemberToken.Kind.EMAIL, e));
    List<Entity.Preference> preferences = new ArrayList<>();
    JsonArray stated = fields.array("preferences");
    for (JsonElement each : stated) {
      if (!(each instanceof JsonObject object)) {
        throw RowFields.malformed(Entity.CUSTOMER, "a preference is no object");
      }
      RowFields preference = new RowFields(Entity.CUSTOMER, object);
      RowFields text = preference.object("text");
      preferences.add(
          new Entity.Preference(
              preference.text("kind"), new Entity.Text(text.text("ko"), text.text("en"))));
    }
    return new SealedProfile(fields.text("name"), tokens, preferences);
  }

  /** Seals the personal fields of that record. */
  static byte[] seal(FieldCipher cipher, String customer, JsonObject data) {
    JsonObject personal = new JsonObject();
    data.entrySet().stream()
        .filter(field -> !READABLE.contains(field.getKey()) && !field.getValue().isJsonNull())
        .forEach(field -> personal.add(field.getKey(), field.getValue()));
    return SealedJson.seal(cipher, Entity.CUSTOMER, customer, personal);
  }

  static SealedProfile open(FieldCipher cipher, String customer, byte[] sealed) {
    JsonObject personal = SealedJson.open(cipher, Entity.CUSTOMER, customer, sealed);
    return of(new RowFields(Entity.CUSTOMER, personal));
  }

  private static void addToken(List<MemberToken> tokens, MemberToken.Kind kind, String value) {
    if (value.isBlank()) {
      return;
    }
    try {
      tokens.add(new MemberToken(kind, value));
    } catch (IllegalArgumentException e) {
      throw RowFields.malformed(Entity.CUSTOMER, "a card, phone or e-mail is over-long");
    }
  }

  @Override
  public String toString() {
    return "SealedProfile[" + tokens.size() + " tokens]";
  }
}
