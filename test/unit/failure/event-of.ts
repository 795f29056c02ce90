import type { Event } from '../../../src/event/event.ts';

/** A finished shell command as an event. */
export const eventOf = (over: Partial<Event>): Event => ({
  id: 'e1',
  source: 'hook',
  session: 's1',
  tool: 'Bash',
  cwd: '/home/dev/shop',
  project: 'p1',
  exitCode: 0,
  output: '',
  interrupted: false,
  ...over,
});
