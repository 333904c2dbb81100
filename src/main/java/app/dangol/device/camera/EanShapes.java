package app.dangol.device.camera;

/**
 * How each digit of an EAN symbol looks through a lens: its seven modules and one on either side,
 * which is known too, blurred. Every shape has mean 0 and length 1, so that the product with a
 * picture's likewise is their correlation.
 */
final class EanShapes {
  /** Values a module. */
  static final int FINENESS = 4;

  static final int LENGTH = 9 * FINENESS;

  /** Standard deviations of the blur, in modules. */
  private static final double[] BLURS = {0.35, 0.6, 0.85, 1.1};

  /** The left half's set A; B is the right half's backwards, which is A's opposite. */
  private static final String[] SET_A = {
    "0001101", "0011001", "0010011", "0111101", "0100011",
    "0110001", "0101111", "0111011", "0110111", "0001011"
  };

  private final float[][][][] shapes = new float[BLURS.length][3][10][];

  /** Sets of digit shapes. */
  static final int A = 0;

  static final int B = 1;
  static final int RIGHT = 2;

  EanShapes() {
    for (int blur = 0; blur < BLURS.length; blur++) {
      for (int digit = 0; digit < SET_A.length; digit++) {
        String right = opposite(SET_A[digit]);
        String setB = new StringBuilder(right).reverse().toString();
        shapes[blur][A][digit] = shape("1" + SET_A[digit] + "0", BLURS[blur]);
        shapes[blur][B][digit] = shape("1" + setB + "0", BLURS[blur]);
        shapes[blur][RIGHT][digit] = shape("0" + right + "1", BLURS[blur]);
      }
    }
  }

  int blurs() {
    return BLURS.length;
  }

  /** One shape for each digit. */
  float[][] of(int blur, int set) {
    return shapes[blur][set];
  }

  private static String opposite(String bits) {
    StringBuilder turned = new StringBuilder();
    for (int i = 0; i < bits.length(); i++) {
      turned.append(bits.charAt(i) == '1' ? '0' : '1');
    }
    return turned.toString();
  }

  private static float[] shape(String bits, double blur) {
    float[] shape = new float[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      double at = (i + 0.5) / FINENESS;
      // What lies beyond the neighbours is not known: grey.
      double grey = 0.5;
      for (int bit = 0; bit < bits.length(); bit++) {
        double weight = below((bit + 1 - at) / blur) - below((bit - at) / blur);
        grey += weight * (bits.charAt(bit) == '1' ? -0.5 : 0.5);
      }
      shape[i] = (float) grey;
    }
    normalize(shape);
    return shape;
  }

  /** The normal distribution, by its logistic likeness. */
  private static double below(double deviations) {
    return 1 / (1 + Math.exp(-1.702 * deviations));
  }

  /** To mean 0 and length 1; something without any contrast stays near 0. */
  static void normalize(float[] values) {
    float mean = 0;
    for (float value : values) {
      mean += value;
    }
    mean /= values.length;
    float square = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] -= mean;
      square += values[i] * values[i];
    }
    float length = (float) Math.sqrt(square) + 1e-3f;
    for (int i = 0; i < values.length; i++) {
      values[i] /= length;
    }
  }
}
