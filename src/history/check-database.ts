import type { Database } from './database.ts';
import type { Soundness } from './port.ts';
import * as sql from './sql/statements.ts';

/** A database up to this size is always checked whole: that takes less than a tenth of a second. Bytes. */
const SMALL = 8 * 1024 * 1024;
/** Events looked at from either end of a large one: the newest pages were written last, the oldest lie longest. */
const SAMPLE = 200;

const number = (database: Database, pragma: string): number => Number(database.get(`PRAGMA ${pragma}`)?.[pragma] ?? 0);

/**
 * Looks for damage. All pages of a small database are read, and of a large one when `whole` asks for it (six milliseconds for each
 * megabyte). Otherwise, beside what opening looks at (the header, the schema, a file that was cut off), all counters, attempts and runs
 * and the events of both ends.
 * @throws when reading meets damage, like every other question
 */
export function checkDatabase(database: Database, whole: boolean): Soundness {
  if (!whole && number(database, 'page_count') * number(database, 'page_size') > SMALL) {
    for (const statement of [sql.READ_NEWEST, sql.READ_OLDEST]) database.get(statement, [SAMPLE]);
    database.get(sql.READ_SMALL_TABLES);
    return { damage: [], whole: false };
  }
  const said = database.all('PRAGMA integrity_check').map((row) => String(row.integrity_check));
  return { damage: said.filter((line) => line !== 'ok'), whole: true };
}
