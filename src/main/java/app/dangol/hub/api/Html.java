package app.dangol.hub.api;

/**
 * HTML written piece by piece. Whatever is not a literal of the program goes through {@link #text}
 * or an attribute's value, which are escaped, so that a device's name can never become markup.
 */
final class Html {
  private final StringBuilder out = new StringBuilder();

  /** A literal piece of markup. */
  Html raw(String literal) {
    out.append(literal);
    return this;
  }

  /** Text for people. */
  Html text(String words) {
    escape(words);
    return this;
  }

  /** An attribute, with a space before it. */
  Html attribute(String literalName, String value) {
    out.append(' ').append(literalName).append("=\"");
    escape(value);
    out.append('"');
    return this;
  }

  /** An element that holds words alone. */
  Html element(String literalName, String words) {
    out.append('<').append(literalName).append('>');
    escape(words);
    out.append("</").append(literalName.replaceAll(" .*", "")).append('>');
    return this;
  }

  /** A field of a form that nobody sees. */
  Html hidden(String literalName, String value) {
    return raw("<input type=\"hidden\" name=\"" + literalName + "\"")
        .attribute("value", value)
        .raw(">");
  }

  private void escape(String words) {
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
