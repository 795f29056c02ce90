import { writeSync } from 'node:fs';
import { failureText } from '../report/failure-text.ts';
import { PLAIN } from '../report/style.ts';

/** Whoever reads us may leave early (`| head`): that is no fault. Anything else ends us with a word. Answers the stream. */
export function forgivePipes<Stream extends NodeJS.WriteStream>(stream: Stream): Stream {
  return stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    const what = 'The output of heal-hooks could not be written';
    try {
      writeSync(2, failureText({ what, why: error.message, next: 'Free some space, or send it elsewhere.' }, PLAIN));
    } finally {
      process.exit(2); // even where nobody can be told
    }
  });
}
