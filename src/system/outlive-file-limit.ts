/**
 * Past the limit on the size of a file (`ulimit -f`) a write ends its process, unless somebody listens; then it fails like a write to a
 * full disk, and is told like one.
 */
export function outliveFileLimit(proc: Pick<NodeJS.Process, 'on'>): void {
  proc.on('SIGXFSZ', () => undefined);
}
