// Another process of heal-hooks: `append` events as a hook does, `take` the journal in as a session start does, or `die` inside a transaction.
import { openDatabaseRoom } from '../../../src/history/database-room.ts';
import { appendJournal } from '../../../src/history/journal.ts';
import { takeInJournal } from '../../../src/history/take-in-journal.ts';
import { failed, succeeded } from './sample-records.ts';

const [mode, stateDir = '', name = '', times = '1'] = process.argv.slice(2);

if (mode === 'append') {
  const text = `${name} `.repeat(400); // longer than a pipe's atomic write, shorter than an excerpt may be
  for (let i = 0; i < Number(times); i++)
    appendJournal(stateDir, [succeeded(`${name}-${i}`), failed(`${name}-${i}-f`, {}, { text })]);
} else if (mode === 'take') {
  process.stdout.write('ready\n');
  const result = await takeInJournal(stateDir, { env: process.env, now: Date.now() });
  process.stdout.write(JSON.stringify(result));
} else {
  await openDatabaseRoom(stateDir, false).use((database) => {
    database.script('PRAGMA cache_size = 10; BEGIN IMMEDIATE'); // a small cache: pages reach the disk before the end
    for (let i = 0; i < 5000; i++) database.run('INSERT INTO segment (name, offset) VALUES (?, ?)', [`torn-${i}`, i]);
    process.kill(process.pid, 'SIGKILL');
  });
}
