package app.dangol.screen.tray;

import app.dangol.id.LocalText;

/**
 * A card in the demo's tray; touching it sends its bytes through a reader's own decoder.
 *
 * @param key by which the sender knows it
 */
public record TrayCard(String key, LocalText label, LocalText hint) {}
