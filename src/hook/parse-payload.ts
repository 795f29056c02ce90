/** The payload as JSON, or why it is none. */
export type Payload = { json: unknown } | { problem: string };

/** More than any client sends; what is larger is not read as JSON. */
const LARGEST = 64 * 1024 * 1024;

/** Reads the text that a hook got on stdin. Never throws. */
export function parsePayload(text: string): Payload {
  const body = text.replace(/^\uFEFF/, '').trim();
  if (body === '') return { problem: 'stdin was empty; expected the hook payload as JSON' };
  if (body.length > LARGEST) return { problem: `the payload has ${body.length} characters, more than ${LARGEST}` };
  try {
    return { json: JSON.parse(body) };
  } catch (error) {
    return { problem: `the payload is not JSON (${error instanceof Error ? error.message : String(error)})` };
  }
}
