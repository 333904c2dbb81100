package app.dangol.device.nfc;

import app.dangol.device.Bytes;

/**
 * A tag that is being read, the answer that listed it, and how often its memory was begun. For one
 * thread.
 */
final class TagReading {
  private static final int MAX_READINGS = 3;

  private final Target target;
  private final Bytes answer;
  private Type2Memory memory = new Type2Memory();
  private int readings = 1;
  private int page;

  TagReading(Target target, Bytes answer) {
    this.target = target;
    this.answer = answer;
  }

  Target target() {
    return target;
  }

  Bytes answer() {
    return answer;
  }

  boolean isOf(Target other) {
    return target.uid().equals(other.uid());
  }

  /** Whether its memory is not to be begun once more. */
  boolean isLast() {
    return readings >= MAX_READINGS;
  }

  /** Begins its memory again: the tag was away, and what was read may be another state's. */
  void restart() {
    readings++;
    memory = new Type2Memory();
  }

  Type2Memory.Search search() {
    return memory.search();
  }

  /** Notes the page that is asked for. */
  void asks(int next) {
    page = next;
  }

  /** Takes the block at the page that was asked for. */
  void put(byte[] block) {
    memory.put(page, block);
  }
}
