package org.jdescent.benchmarks;

import java.util.concurrent.locks.LockSupport;

/**
 * Runs one task on all threads of a fixed pool, the caller being one of them. Workers spin for a
 * while before they sleep, as OpenMP's do: the cheapest hand-off for steps that follow each other.
 */
public final class Pool implements AutoCloseable {
  private static final int SPINS = 100_000;

  private final Task task;
  private final Worker[] workers;
  private volatile long round;
  private volatile boolean closed;

  /** A share of the work: the index-th of count. */
  public interface Task {
    /** Does it. */
    void run(int index, int count);
  }

  /** With so many threads, the caller among them. */
  public Pool(int threads, Task task) {
    this.task = task;
    this.workers = new Worker[threads - 1];
    for (int i = 0; i < workers.length; i++) workers[i] = new Worker(i + 1);
    for (Worker worker : workers) worker.start();
  }

  /** Runs the task once on all threads. */
  public void run() {
    round++; // only the caller writes it
    for (Worker worker : workers) worker.wake();
    task.run(0, workers.length + 1);
    for (Worker worker : workers) {
      while (worker.done != round) Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Worker worker : workers) LockSupport.unpark(worker);
  }

  private final class Worker extends Thread {
    private final int index;
    private volatile long done;
    private volatile boolean asleep;

    Worker(int index) {
      this.index = index;
      setDaemon(true);
    }

    void wake() {
      if (asleep) LockSupport.unpark(this);
    }

    @Override
    public void run() {
      while (await()) {
        task.run(index, workers.length + 1);
        done++;
      }
    }

    /** Waits for the next round; false if there will be none. */
    private boolean await() {
      for (int i = 0; i < SPINS && round == done; i++) Thread.onSpinWait();
      asleep = true;
      while (round == done && !closed) LockSupport.park(this);
      asleep = false;
      return !closed;
    }
  }
}
