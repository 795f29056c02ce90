/** Value of NODE_OPTIONS that makes a process say `cpu <seconds>` on stderr when it ends: user and system time together. */
export const COUNT_CPU = `--import=data:text/javascript,${encodeURIComponent(
  "process.on('exit',()=>{const{user,system}=process.cpuUsage();process._rawDebug('cpu '+(user+system)/1e6)})",
).replaceAll("'", '%27')}`;

/** The seconds that it said. */
export const cpuSecondsIn = (stderr) => Number(/^cpu ([\d.]+)$/m.exec(stderr)?.[1]);
