package app.dangol.screen.part;

import app.dangol.device.wedge.Key;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCode;

/** The tool kit's key codes as the keyboard wedge names keys. */
final class KeyCodes {
  private static final Map<KeyCode, Key> KEYS = keys();

  private KeyCodes() {}

  static Key key(KeyCode code) {
    return KEYS.getOrDefault(code, Key.OTHER);
  }

  private static Map<KeyCode, Key> keys() {
    Map<String, Key> byName =
        Arrays.stream(Key.values()).collect(Collectors.toMap(Key::name, Function.identity()));
    Map<KeyCode, Key> keys = new EnumMap<>(KeyCode.class);
    for (KeyCode code : KeyCode.values()) {
      keys.put(code, byName.getOrDefault(code.name(), special(code)));
    }
    return Collections.unmodifiableMap(keys);
  }

  private static Key special(KeyCode code) {
    return switch (code) {
      case UNDEFINED -> Key.UNKNOWN;
      case NUM_LOCK, SCROLL_LOCK, CAPS, KANA, KANJI, INPUT_METHOD_ON_OFF -> Key.SILENT;
      default -> code.isModifierKey() ? Key.SILENT : Key.OTHER;
    };
  }
}
