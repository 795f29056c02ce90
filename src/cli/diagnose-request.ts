/*
 * What the command line and the standby say to each other about one call of `diagnose`: everything that the standby cannot know, and
 * everything that is to be printed.
 */

/** What is known about where text goes. */
export interface Place {
  isTTY?: boolean | undefined;
  columns?: number | undefined;
}

export interface DiagnoseRequest {
  options: Record<string, unknown>;
  /** The output to be read, as it was. */
  input: Uint8Array;
  stdout: Place;
  stderr: Place;
}

export interface DiagnoseAnswer {
  /** Exit status. */
  status: number;
  /** What goes to which descriptor, in order. */
  said: [fd: 1 | 2, text: string][];
}

/** Begins the payload: that of a hook is JSON. */
const START = 'diagnose\n';

export function encodeDiagnose({ options, input, stdout, stderr }: DiagnoseRequest): string {
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.length).toString('base64');
  return START + JSON.stringify({ options, input: bytes, stdout: placeOf(stdout), stderr: placeOf(stderr) });
}

/** A stream knows more than what is asked. */
const placeOf = ({ isTTY, columns }: Place): Place => ({ isTTY, columns });

/** Is this payload no hook's? */
export const isDiagnose = (payload: string): boolean => payload.startsWith(START);

/** @throws SyntaxError for what was cut off */
export function decodeDiagnose(payload: string): DiagnoseRequest {
  const { options, input, stdout, stderr } = JSON.parse(payload.slice(START.length));
  return { options, input: Buffer.from(input, 'base64'), stdout, stderr };
}

export const encodeAnswer = (answer: DiagnoseAnswer): string => JSON.stringify(answer);

/** Null for what was cut off. */
export function decodeAnswer(text: string): DiagnoseAnswer | null {
  try {
    return JSON.parse(text) as DiagnoseAnswer;
  } catch {
    return null;
  }
}
