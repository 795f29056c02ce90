import { constants } from 'node:os';

/** What asks us to stop. A command that runs meanwhile gets the same by itself. */
const SIGNALS: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** The user's wish to stop, heard while something is being changed. */
export interface StopSignals {
  /** Aborted at the first one. */
  signal: AbortSignal;
  /** Status of a process that was ended so, or null. */
  status(): number | null;
  /** From now on they end this process again. */
  release(): void;
}

/** Turns signals into a wish that the healing loop can meet in order: what is half done is taken back before the end. */
export function stopSignals(proc: Pick<NodeJS.Process, 'on' | 'off'>): StopSignals {
  const stop = new AbortController();
  let heard: NodeJS.Signals | null = null;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (heard) release(); // whoever asks again and again means it
    heard ??= signal;
    stop.abort();
  };
  const release = (): void => {
    for (const signal of SIGNALS) proc.off(signal, onSignal);
  };
  for (const signal of SIGNALS) proc.on(signal, onSignal);
  return {
    signal: stop.signal,
    status: () => (heard ? 128 + constants.signals[heard] : null),
    release,
  };
}
