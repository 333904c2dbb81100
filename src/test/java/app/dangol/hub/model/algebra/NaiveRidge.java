package app.dangol.hub.model.algebra;

/** The same model by the book: Gaussian elimination in double precision, on whole matrices. */
final class NaiveRidge {
  private final double[][] gram;
  private final double[][] cross;

  NaiveRidge(int items) {
    this.gram = new double[items][items];
    this.cross = new double[items][items];
  }

  void add(int[] before, float[] shares, int[] next, float weight) {
    for (int a = 0; a < before.length; a++) {
      for (int b = 0; b < before.length; b++) {
        gram[before[a]][before[b]] += (double) weight * shares[a] * shares[b];
      }
      for (int target : next) {
        cross[before[a]][target] += (double) weight * shares[a];
      }
    }
  }

  double[][] solve(double lambda) {
    int n = gram.length;
    for (int item = 0; item < n; item++) {
      gram[item][item] += lambda;
    }
    for (int pivot = 0; pivot < n; pivot++) {
      for (int row = pivot + 1; row < n; row++) {
        double factor = gram[row][pivot] / gram[pivot][pivot];
        if (factor != 0) {
          subtract(gram[row], factor, gram[pivot], pivot);
          subtract(cross[row], factor, cross[pivot], 0);
        }
      }
    }
    for (int row = n - 1; row >= 0; row--) {
      for (int below = row + 1; below < n; below++) {
        subtract(cross[row], gram[row][below], cross[below], 0);
      }
      for (int column = 0; column < n; column++) {
        cross[row][column] /= gram[row][row];
      }
    }
    return cross;
  }

  private static void subtract(double[] row, double factor, double[] other, int from) {
    for (int j = from; j < row.length; j++) {
      row[j] -= factor * other[j];
    }
  }
}
