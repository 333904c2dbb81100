package app.dangol.device.wedge;

/**
 * A key by its place on a US keyboard, which is what readers in keyboard mode play unless they are
 * told otherwise. Named as the screen's tool kit names its key codes.
 */
public enum Key {
  A('a', 'A'),
  B('b', 'B'),
  C('c', 'C'),
  D('d', 'D'),
  E('e', 'E'),
  F('f', 'F'),
  G('g', 'G'),
  H('h', 'H'),
  I('i', 'I'),
  J('j', 'J'),
  K('k', 'K'),
  L('l', 'L'),
  M('m', 'M'),
  N('n', 'N'),
  O('o', 'O'),
  P('p', 'P'),
  Q('q', 'Q'),
  R('r', 'R'),
  S('s', 'S'),
  T('t', 'T'),
  U('u', 'U'),
  V('v', 'V'),
  W('w', 'W'),
  X('x', 'X'),
  Y('y', 'Y'),
  Z('z', 'Z'),
  DIGIT0('0', ')'),
  DIGIT1('1', '!'),
  DIGIT2('2', '@'),
  DIGIT3('3', '#'),
  DIGIT4('4', '$'),
  DIGIT5('5', '%'),
  DIGIT6('6', '^'),
  DIGIT7('7', '&'),
  DIGIT8('8', '*'),
  DIGIT9('9', '('),
  NUMPAD0('0'),
  NUMPAD1('1'),
  NUMPAD2('2'),
  NUMPAD3('3'),
  NUMPAD4('4'),
  NUMPAD5('5'),
  NUMPAD6('6'),
  NUMPAD7('7'),
  NUMPAD8('8'),
  NUMPAD9('9'),
  SPACE(' ', ' '),
  MINUS('-', '_'),
  EQUALS('=', '+'),
  OPEN_BRACKET('[', '{'),
  CLOSE_BRACKET(']', '}'),
  BACK_SLASH('\\', '|'),
  SEMICOLON(';', ':'),
  QUOTE('\'', '"'),
  BACK_QUOTE('`', '~'),
  COMMA(',', '<'),
  PERIOD('.', '>'),
  SLASH('/', '?'),
  MULTIPLY('*'),
  ADD('+'),
  SUBTRACT('-'),
  DIVIDE('/'),
  DECIMAL('.'),
  // Some platforms name these by the character although it needs Shift on a US keyboard.
  EXCLAMATION_MARK('!'),
  AT('@'),
  NUMBER_SIGN('#'),
  DOLLAR('$'),
  CIRCUMFLEX('^'),
  AMPERSAND('&'),
  ASTERISK('*'),
  LEFT_PARENTHESIS('('),
  RIGHT_PARENTHESIS(')'),
  UNDERSCORE('_'),
  PLUS('+'),
  COLON(':'),
  QUOTEDBL('"'),
  LESS('<'),
  GREATER('>'),
  BRACELEFT('{'),
  BRACERIGHT('}'),
  ENTER,
  TAB,
  ALT,
  F1,
  F2,
  F3,
  F4,
  F5,
  F6,
  F7,
  F8,
  F9,
  F10,
  F11,
  F12,
  F13,
  F14,
  F15,
  F16,
  F17,
  F18,
  F19,
  F20,
  F21,
  F22,
  F23,
  F24,
  /** Changes or arranges other keys and says nothing by itself: Shift, Control, Caps Lock … */
  SILENT,
  /** A key that types, but nobody can say what; a code it is part of cannot be read. */
  UNKNOWN,
  /** Any other: arrows, Escape, Backspace … No reader sends it. */
  OTHER;

  private static final int NONE = -1;

  private final int plain;
  private final int shifted;

  Key() {
    this(NONE, NONE);
  }

  Key(char always) {
    this(always, always);
  }

  Key(char plain, char shifted) {
    this((int) plain, (int) shifted);
  }

  Key(int plain, int shifted) {
    this.plain = plain;
    this.shifted = shifted;
  }

  /** Whether it types a character when no Control or Alt is held. */
  public boolean isText() {
    return plain != NONE;
  }

  /** A letter, which an input method may take. */
  public boolean isLetter() {
    return compareTo(Z) <= 0;
  }

  boolean isFunctionKey() {
    return compareTo(F1) >= 0 && compareTo(F24) <= 0;
  }

  /** The ASCII character, or -1 where it types none. */
  int character(boolean shift) {
    return shift ? shifted : plain;
  }

  /**
   * The control character that Control with this key stands for (ECMA-48 by way of every terminal):
   * Control and ] is GS, 0x1D. -1 where there is none.
   */
  int control() {
    return switch (this) {
      case OPEN_BRACKET -> 0x1B;
      case BACK_SLASH -> 0x1C;
      case CLOSE_BRACKET -> 0x1D;
      case DIGIT6, CIRCUMFLEX -> 0x1E;
      case MINUS, UNDERSCORE -> 0x1F;
      default -> compareTo(Z) <= 0 ? ordinal() + 1 : NONE;
    };
  }

  /** What a key of the numeric pad adds to a code typed with Alt held; -1 for any other key. */
  int padDigit() {
    return compareTo(NUMPAD0) >= 0 && compareTo(NUMPAD9) <= 0
        ? ordinal() - NUMPAD0.ordinal()
        : NONE;
  }
}
