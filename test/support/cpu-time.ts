/**
 * Milliseconds of this process's own processor time since `start`: other processes on the machine do not count, unlike wall time. User and
 * system time together, because Linux only knows their sum exactly: it divides it by what its clock happened to see, ever anew.
 */
export const cpuSince = (start: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};
