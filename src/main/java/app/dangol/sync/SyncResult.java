package app.dangol.sync;

/**
 * What one full exchange did.
 *
 * @param pulled rows taken in
 * @param pushed writes the hub has answered for good
 * @param unsent writes that still wait, because the hub put them off or was upset by them
 * @param seconds elapsed time
 * @param cpuSeconds processor time of the working thread
 */
public record SyncResult(long pulled, long pushed, int unsent, double seconds, double cpuSeconds) {
  /** Rows taken in per second of processor time; 0 if none was measured. */
  public double rowsPerCpuSecond() {
    return cpuSeconds > 0 ? pulled / cpuSeconds : 0;
  }
}
