package app.dangol.screen.kiosk.model;

/**
 * How old the data is while the hub cannot be reached.
 *
 * @param words in a sentence
 * @param shortly in two short lines
 */
public record KioskAge(String words, String shortly) {}
