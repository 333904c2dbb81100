package app.dangol.scan.ndef;

import app.dangol.device.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Goes through bytes once, and says what is missing where they end too soon. */
final class ByteWalk {
  private final ByteBuffer bytes;

  ByteWalk(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes);
  }

  int left() {
    return bytes.remaining();
  }

  /** One unsigned byte. */
  int octet(String what) throws NdefException {
    return (int) number(1, what);
  }

  /** An unsigned number of up to four bytes, the most significant first. */
  long number(int length, String what) throws NdefException {
    require(length, what);
    long value = 0;
    for (int i = 0; i < length; i++) {
      value = value << 8 | bytes.get() & 0xFF;
    }
    return value;
  }

  byte[] take(long length, String what) throws NdefException {
    require(length, what);
    byte[] taken = new byte[(int) length];
    bytes.get(taken);
    return taken;
  }

  Bytes bytes(long length, String what) throws NdefException {
    return Bytes.of(take(length, what));
  }

  byte[] rest() {
    byte[] rest = new byte[bytes.remaining()];
    bytes.get(rest);
    return rest;
  }

  /** A type name: printable ASCII (NDEF 1.0 §3.2.10). */
  String name(long length, String what) throws NdefException {
    byte[] name = take(length, what);
    for (byte one : name) {
      if (one < 0x20 || one == 0x7F) {
        throw new NdefException(what + " is not printable ASCII");
      }
    }
    return new String(name, StandardCharsets.US_ASCII);
  }

  static String text(byte[] bytes, Charset charset, String what) throws NdefException {
    try {
      // A fresh decoder reports malformed input instead of replacing it.
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new NdefException(what + " is not " + charset.name(), e);
    }
  }

  private void require(long length, String what) throws NdefException {
    if (length > bytes.remaining()) {
      throw new NdefException("the bytes end within " + what);
    }
  }
}
