package app.dangol.hub.imports;

/** A field that cannot be read; names the column, never the content. */
final class BadFieldException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  BadFieldException(String code, String reason) {
    super(reason);
    this.code = code;
  }

  String code() {
    return code;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
