package app.dangol.screen.setup.model;

/** How something is meant; always said in words, too. */
public enum Tone {
  GOOD,
  PLAIN,
  CAUTION,
  BAD
}
