package app.dangol.hub.model.learn;

import java.util.Arrays;

/** Floats, gathered one by one. */
final class FloatList {
  private float[] values = new float[1024];
  private int size;

  void add(float value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size] = value;
    size++;
  }

  float[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
