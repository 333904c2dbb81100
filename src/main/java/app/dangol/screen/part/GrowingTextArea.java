package app.dangol.screen.part;

import javafx.scene.control.TextArea;
import javafx.scene.text.Text;

/** A text area as tall as its text, from one line to five; beyond that it scrolls. */
public final class GrowingTextArea extends TextArea {
  private static final int MAX_LINES = 5;

  /** Room for the caret, which stands a little taller than the line. */
  private static final double CARET = 2;

  private final Text ruler = new Text();

  /** As many characters as the area has made room for; it never gives that back. */
  private int longest;

  GrowingTextArea() {
    Wrapping.begin(textProperty(), wrapTextProperty());
    setPrefColumnCount(4);
    setPrefRowCount(1);
    ruler.fontProperty().bind(fontProperty());
    textProperty().addListener((property, was, text) -> changed(text));
    widthProperty().addListener((property, was, width) -> requestLayout());
  }

  private void changed(String text) {
    longest = Math.max(longest, text.length());
    requestLayout();
  }

  /** Overwrites what stood in it: an emptied area goes on to hold it, and so does its ruler. */
  void forget() {
    setText(" ".repeat(longest));
    setText("");
    ruler.setText("");
  }

  @Override
  protected double computePrefHeight(double width) {
    double line = height("X", 0);
    double room = isWrapText() ? Math.max(1, getWidth() - 4) : 0;
    double wrapped = height(getText() + "\u200B", room);
    return Math.ceil(Math.clamp(wrapped, line, line * MAX_LINES)) + CARET;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computeMaxHeight(double width) {
    return computePrefHeight(width);
  }

  private double height(String text, double width) {
    ruler.setText(text);
    ruler.setWrappingWidth(width);
    return ruler.getLayoutBounds().getHeight();
  }
}
