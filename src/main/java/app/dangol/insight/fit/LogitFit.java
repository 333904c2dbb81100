package app.dangol.insight.fit;

import app.dangol.insight.Logit;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * Logistic regression by Newton's method (iteratively reweighted least squares), with a ridge so
 * small that it only keeps the equations solvable.
 */
final class LogitFit {
  private static final double RIDGE = 1e-3;
  private static final int MOST_STEPS = 50;
  private static final double SETTLED = 1e-10;

  private LogitFit() {}

  /**
   * The regression that makes the outcomes likeliest.
   *
   * @param rows features, all rows of one length; at least one
   * @param outcomes as many as there are rows
   */
  static Logit fit(List<double[]> rows, List<Boolean> outcomes) {
    int size = rows.getFirst().length + 1;
    double[] weights = new double[size];
    for (int step = 0; step < MOST_STEPS; step++) {
      RealVector change = step(rows, outcomes, weights);
      for (int i = 0; i < size; i++) {
        weights[i] += change.getEntry(i);
      }
      if (change.getNorm() < SETTLED) {
        break;
      }
    }
    return new Logit(weights[0], Arrays.stream(weights).skip(1).boxed().toList());
  }

  private static RealVector step(List<double[]> rows, List<Boolean> outcomes, double[] weights) {
    int size = weights.length;
    double[][] curvature = new double[size][size];
    double[] slope = new double[size];
    double[] row = new double[size];
    row[0] = 1;
    for (int r = 0; r < rows.size(); r++) {
      System.arraycopy(rows.get(r), 0, row, 1, size - 1);
      double sum = 0;
      for (int i = 0; i < size; i++) {
        sum += weights[i] * row[i];
      }
      double p = 1 / (1 + Math.exp(-sum));
      double off = (outcomes.get(r) ? 1 : 0) - p;
      double weight = p * (1 - p);
      for (int i = 0; i < size; i++) {
        slope[i] += off * row[i];
        for (int j = 0; j <= i; j++) {
          curvature[i][j] += weight * row[i] * row[j];
        }
      }
    }
    for (int i = 0; i < size; i++) {
      slope[i] -= RIDGE * weights[i];
      curvature[i][i] += RIDGE;
      for (int j = 0; j < i; j++) {
        curvature[j][i] = curvature[i][j];
      }
    }
    RealMatrix matrix = new Array2DRowRealMatrix(curvature, false);
    return new CholeskyDecomposition(matrix).getSolver().solve(new ArrayRealVector(slope, false));
  }
}
