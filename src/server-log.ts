import { join } from 'node:path';

/** Where the output of a service goes that was started here. `projectState` is `projectStateDir`. */
export const serverLog = (projectState: string, service: string): string =>
  join(projectState, 'services', `${service.replace(/[^\w.-]/g, '_')}.log`);
