package app.dangol.device.camera;

/**
 * What a code that is not flat (on cloth, a bottle, a crumpled receipt) differs from its grid: a
 * mesh of small shifts. Each knot is moved to where the modules around it are most clearly dark or
 * light, held back by its neighbours.
 */
final class QrMesh {
  private static final int SPACING = 5;
  private static final double STIFFNESS = 0.6;

  private final QrGrid grid;
  private final int side;
  private final int knots;
  private final double spacing;
  private final double[] shiftX;
  private final double[] shiftY;

  QrMesh(QrGrid grid) {
    this.grid = grid;
    side = grid.template().side();
    knots = Math.max(3, Math.round((float) side / SPACING) + 1);
    spacing = (double) side / (knots - 1);
    shiftX = new double[knots * knots];
    shiftY = new double[knots * knots];
  }

  /** The greys of the modules: the middle and four places around it in each. */
  QrModules modules() {
    float[] greys = new float[side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        double u = x + 0.5 + shift(shiftX, x, y);
        double v = y + 0.5 + shift(shiftY, x, y);
        float sum = 2 * grid.grey(u, v);
        sum += grid.grey(u - 0.22, v) + grid.grey(u + 0.22, v);
        sum += grid.grey(u, v - 0.22) + grid.grey(u, v + 0.22);
        greys[y * side + x] = sum / 6;
      }
    }
    return new QrModules(side, greys);
  }

  /** Moves the knots; to be called once. */
  void relax() {
    for (double step : new double[] {0.35, 0.35, 0.2, 0.2, 0.1}) {
      QrModules now = modules();
      float[] levels = now.levels(4);
      double weight = 0;
      for (int i = 0; i < levels.length; i++) {
        weight += Math.abs(now.greys()[i] - levels[i]);
      }
      weight *= STIFFNESS * spacing * spacing / levels.length;
      for (int knot = 0; knot < shiftX.length; knot++) {
        move(knot, step, levels, weight);
      }
    }
  }

  private void move(int knot, double step, float[] levels, double weight) {
    double x = shiftX[knot];
    double y = shiftY[knot];
    double best = clarity(knot, levels, weight);
    double bestX = x;
    double bestY = y;
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        if (dx == 0 && dy == 0) {
          continue;
        }
        shiftX[knot] = x + dx * step;
        shiftY[knot] = y + dy * step;
        double clarity = clarity(knot, levels, weight);
        if (clarity > best) {
          best = clarity;
          bestX = shiftX[knot];
          bestY = shiftY[knot];
        }
      }
    }
    shiftX[knot] = bestX;
    shiftY[knot] = bestY;
  }

  private double clarity(int knot, float[] levels, double weight) {
    int row = knot / knots;
    int column = knot % knots;
    int top = (int) Math.max(0, Math.ceil((row - 1) * spacing - 0.5));
    int bottom = (int) Math.min(side - 1, Math.floor((row + 1) * spacing - 0.5));
    int left = (int) Math.max(0, Math.ceil((column - 1) * spacing - 0.5));
    int right = (int) Math.min(side - 1, Math.floor((column + 1) * spacing - 0.5));
    double sum = 0;
    for (int y = top; y <= bottom; y++) {
      for (int x = left; x <= right; x++) {
        int place = y * side + x;
        float grey =
            grid.grey(x + 0.5 + shift(shiftX, x, y), y + 0.5 + shift(shiftY, x, y)) - levels[place];
        int known = grid.template().known(place);
        sum += known == 0 ? Math.abs(grey) : -1.5 * known * grey;
      }
    }
    double pull = 0;
    int neighbours = 0;
    double meanX = 0;
    double meanY = 0;
    for (int[] way : new int[][] {{-1, 0}, {1, 0}, {0, -1}, {0, 1}}) {
      int r = row + way[0];
      int c = column + way[1];
      if (r >= 0 && c >= 0 && r < knots && c < knots) {
        meanX += shiftX[r * knots + c];
        meanY += shiftY[r * knots + c];
        neighbours++;
      }
    }
    double fromX = shiftX[knot] - meanX / neighbours;
    double fromY = shiftY[knot] - meanY / neighbours;
    pull = fromX * fromX + fromY * fromY;
    return sum - weight * pull;
  }

  private double shift(double[] shifts, int x, int y) {
    double column = (x + 0.5) / spacing;
    double row = (y + 0.5) / spacing;
    int left = Math.min((int) column, knots - 2);
    int top = Math.min((int) row, knots - 2);
    double fx = column - left;
    double fy = row - top;
    int at = top * knots + left;
    return (shifts[at] * (1 - fx) + shifts[at + 1] * fx) * (1 - fy)
        + (shifts[at + knots] * (1 - fx) + shifts[at + knots + 1] * fx) * fy;
  }
}
