package app.dangol.hub.erasure;

import app.dangol.hub.store.HubReads;
import app.dangol.hub.store.HubTransaction;
import app.dangol.wire.StrictJson;
import com.google.gson.annotations.SerializedName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The hub's records of erasures, each under the number that stands on the receipt. They say when
 * one was asked for and how far it is, and nothing of whose it was.
 */
public final class ErasureLedger {
  /** Days in which an answer to a request about one's data is due. */
  public static final Duration DUE = Duration.ofDays(10);

  private static final String KIND = "erasure";

  private ErasureLedger() {}

  /** How far a shop system is. */
  public enum State {
    /** It was not reached yet. */
    @SerializedName("waiting")
    WAITING,
    /** It has done it. */
    @SerializedName("done")
    DONE,
    /** It will not: a person has to see to it there. */
    @SerializedName("refused")
    REFUSED
  }

  /** One shop system and how far it is. */
  public record System(String name, State state) {}

  /**
   * One erasure.
   *
   * @param receipt the number of the op that asked for it
   * @param due when it has to be done everywhere
   * @param systems the shop systems that knew them, and how far each is
   */
  public record Entry(String receipt, Instant asked, Instant due, List<System> systems) {
    public Entry {
      systems = List.copyOf(systems);
    }

    /** Whether a shop system has yet to do it, or will not. */
    public boolean isOpen() {
      return systems.stream().anyMatch(system -> system.state() != State.DONE);
    }
  }

  private record Kept(String asked, List<System> systems) {}

  static void add(String receipt, Instant asked, List<String> systems, HubTransaction transaction) {
    List<System> waiting = systems.stream().map(name -> new System(name, State.WAITING)).toList();
    keep(receipt, new Kept(asked.toString(), waiting), transaction);
  }

  /** Notes a shop system's word. */
  public static void note(String receipt, String system, State state, HubTransaction transaction) {
    transaction
        .findRecord(KIND, receipt)
        .map(ErasureLedger::read)
        .ifPresent(known -> {
          List<System> systems =
              known.systems().stream()
                  .map(each -> each.name().equals(system) ? new System(system, state) : each)
                  .toList();
          keep(receipt, new Kept(known.asked(), systems), transaction);
        });
  }

  /** All, the oldest first. */
  public static List<Entry> list(HubReads reads) {
    List<Entry> all = new ArrayList<>();
    reads.forEachRecord(KIND, record -> all.add(entry(record.key(), record.data())));
    return all;
  }

  /** That one, under the number on its receipt. */
  public static Optional<Entry> find(String receipt, HubReads reads) {
    return reads.findRecord(KIND, receipt).map(data -> entry(receipt, data));
  }

  private static Entry entry(String receipt, String data) {
    Kept kept = read(data);
    Instant asked = Instant.parse(kept.asked());
    return new Entry(receipt, asked, asked.plus(DUE), kept.systems());
  }

  private static Kept read(String data) {
    return StrictJson.read(data, Kept.class);
  }

  private static void keep(String receipt, Kept kept, HubTransaction transaction) {
    transaction.keepRecord(KIND, receipt, StrictJson.write(kept));
  }
}
