package app.dangol.screen.part;

/** One line of a menu. */
public record MenuChoice(Icon icon, String words, Runnable run) {}
