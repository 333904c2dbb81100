package app.dangol.hub.connector;

import app.dangol.hub.stock.Figure;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One shop system. All that the next one has to bring: its feeds, its censuses and its writes; when
 * and how often they are called, what is remembered and what is told to devices is {@link
 * ConnectorRunner}'s. Used by one thread at a time; every method but {@link #close} may block and
 * may throw {@link ConnectorException}.
 */
public interface Connector extends AutoCloseable {
  /** The name under which its ids are kept, such as {@code vendure}; never changes. */
  String source();

  /** What can be read, in the order in which to read it. */
  List<Feed> feeds();

  /**
   * Which feeds prove figures: by the name of a feed, of which kinds it tells all there are, so
   * that what a whole reading of it leaves unchanged is true still. A feed of changes proves
   * something only if no change whatever escapes it.
   */
  default Map<String, Set<Figure>> proofs() {
    return Map.of();
  }

  /** For which kinds of items all ids can be listed, so that deletions are found. */
  List<Census> censuses();

  /**
   * Does something that was done in the shop there, too. Must find what an earlier try may have
   * left before it tries again.
   *
   * @param maybeSent whether an earlier try may have got through
   * @throws ConnectorException if it is not known whether it got through, or cannot be tried now
   */
  WriteOutcome write(Write write, boolean maybeSent);

  @Override
  void close();
}
