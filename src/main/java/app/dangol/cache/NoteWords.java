package app.dangol.cache;

import app.dangol.failure.DangolException;
import app.dangol.trust.FieldCipher;
import app.dangol.wire.Entity;
import com.google.gson.JsonObject;

/** The personal part of a note: who wrote it, and what. */
record NoteWords(String authorName, String text) {
  private static final String AUTHOR_NAME = "author_name";
  private static final String TEXT = "text";

  /** As the hub takes it in the body of an op. */
  JsonObject toBody() {
    JsonObject body = new JsonObject();
    body.addProperty(AUTHOR_NAME, authorName);
    body.addProperty(TEXT, text);
    return body;
  }

  static NoteWords ofBody(JsonObject body) {
    RowFields fields = new RowFields(Entity.NOTE, body);
    return new NoteWords(fields.text(AUTHOR_NAME), fields.text(TEXT));
  }

  byte[] seal(FieldCipher cipher, String noteId) {
    return SealedJson.seal(cipher, Entity.NOTE, noteId, toBody());
  }

  /**
   * Opens what {@link #seal} made.
   *
   * @throws DangolException KEY-02 if it does not open
   */
  static NoteWords open(FieldCipher cipher, String noteId, byte[] sealed) {
    return ofBody(SealedJson.open(cipher, Entity.NOTE, noteId, sealed));
  }

  @Override
  public String toString() {
    return "NoteWords[" + text.length() + " characters]";
  }
}
