package app.dangol.trust.credential;

import java.util.Optional;

/** What was signed: COSE's {@code typ} (RFC 9596), so that one is never taken for another. */
public enum DocumentType {
  /** Tells who somebody is, until it expires; lets them act for two minutes after it was signed. */
  CARD("dg/card"),
  /** As a card, but lets them act once at any time until it expires. */
  ONE_TIME("dg/once"),
  /** The keys and revocations of an issuer, signed with its root key. */
  KEY_SET("dg/keys");

  private final String text;

  DocumentType(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  static Optional<DocumentType> find(String text) {
    for (DocumentType type : values()) {
      if (type.text.equals(text)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
