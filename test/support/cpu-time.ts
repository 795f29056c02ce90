/** Milliseconds of this process's own processor time since `start`: other processes on the machine do not count, unlike wall time. */
export const cpuSince = (start: NodeJS.CpuUsage): number => process.cpuUsage(start).user / 1000;
