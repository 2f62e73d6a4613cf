import { SingleBar } from 'cli-progress';

/** A bar on a terminal; where there is none, only what is said beside it. */
export type Progress = {
  readonly advanceTo: (value: number, total?: number) => void;
  /** Writes a line of its own above the bar. */
  readonly say: (line: string) => void;
  readonly stop: () => void;
};

/**
 * Shows a bar on standard error while something long goes on. Whoever reads standard error from a file or a pipe
 * sees none of it, nor does a terminal on which the answers themselves are being printed. Without a total it counts.
 */
export function startProgress({
  label,
  unit,
  total,
  isOutputOnTerminal = false,
}: {
  readonly label: string;
  readonly unit: string;
  readonly total: number | undefined;
  readonly isOutputOnTerminal?: boolean;
}): Progress {
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  if (!process.stderr.isTTY || isOutputOnTerminal) return { advanceTo: () => {}, say, stop: () => {} };
  const bar = new SingleBar({
    stream: process.stderr,
    format: total === undefined ? `${label} {value} ${unit}` : `${label} {bar} {percentage} %  {value}/{total} ${unit}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 30,
    hideCursor: true,
    noTTYOutput: false,
  });
  bar.start(total ?? 0, 0);
  return {
    advanceTo: (value, newTotal) => {
      if (newTotal !== undefined) bar.setTotal(newTotal);
      bar.update(value);
    },
    say: (line) => say(`\r\u001b[K${line}`),
    stop: () => bar.stop(),
  };
}
