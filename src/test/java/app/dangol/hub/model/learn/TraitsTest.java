package app.dangol.hub.model.learn;

import static org.assertj.core.api.Assertions.assertThat;

import app.dangol.hub.model.data.Buyer;
import app.dangol.suggest.model.Neighbours;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraitsTest {
  @Test
  void itemsWithExactlyTheSameAttributesAreAClass() {
    Traits traits = Traits.of(new int[][] {{0, 1}, {1, 0}, {0, 1, 2}, {2}, {2}, {}});
    assertThat(traits.count()).isEqualTo(4);
    assertThat(traits.ofItem()[0]).containsExactly(0, 1, 3);
    assertThat(traits.ofItem()[1]).containsExactly(1, 0, 3);
    assertThat(traits.ofItem()[2]).containsExactly(0, 1, 2);
    assertThat(traits.ofItem()[3]).as("one attribute is its own class").containsExactly(2);
    assertThat(traits.ofItem()[5]).isEmpty();
  }

  /** Items 0 and 1 are red (0), 2 and 3 are blue (1). */
  private static final int[][] COLOURS = {{0}, {0}, {1}, {1}};

  private static List<Buyer> buyers(int people, int[][] baskets) {
    List<Buyer> buyers = new ArrayList<>();
    for (int n = 0; n < people; n++) {
      buyers.add(new Buyer(baskets, true));
    }
    return buyers;
  }

  @Test
  void whatFollowsIsCountedInTheOrderItWasBought() {
    Neighbours follows = TraitWeights.of(buyers(6, new int[][] {{0}, {2}}), Traits.of(COLOURS), 5);
    assertThat(follows.starts()).containsExactly(0, 1, 1);
    assertThat(follows.targets()).containsExactly(1);
    assertThat(follows.buyers()).containsExactly((char) 6);
    assertThat(Float.float16ToFloat(follows.weights()[0])).isEqualTo(1);
  }

  @Test
  void fewerPeopleThanTheLeastTellNothingHoweverOftenTheyBuy() {
    int[][] often = {{0}, {2}, {0}, {2}, {0}, {2}, {0}, {2}};
    assertThat(TraitWeights.of(buyers(4, often), Traits.of(COLOURS), 5).pairs()).isZero();
    assertThat(TraitWeights.of(buyers(5, often), Traits.of(COLOURS), 5).pairs()).isPositive();
  }

  @Test
  void theSameItemAgainIsNotAnotherOfItsKind() {
    assertThat(TraitWeights.of(buyers(9, new int[][] {{0}, {0}}), Traits.of(COLOURS), 5).pairs())
        .isZero();
    assertThat(TraitWeights.of(buyers(9, new int[][] {{0}, {1}}), Traits.of(COLOURS), 5).pairs())
        .isEqualTo(1);
  }
}
