import { describe, expect, it } from 'vitest';
import { commandShape } from '../../../src/failure/command-shape.ts';
import { echoedStatuses } from '../../../src/failure/status-echo.ts';

const statuses = (command: string, output: string): (number | null)[] =>
  echoedStatuses(output.split('\n'), commandShape(command).statusEchoes);

describe('statuses that a command prints itself', () => {
  it.each([
    ['make; echo "exit code: $?"', 'boom\nexit code: 2', [2]],
    ['make; echo $?', 'boom\n2', [2]],
    ['make; rc=$?; tail log; echo "rc=$rc done"', 'x\nrc=0 done', [0]],
    ['make | tail; echo "${PIPESTATUS[0]}"', 'x\n2', [2]],
    ["make; printf 'status=%d\\n' $?", 'x\nstatus=124', [124]],
    ['tsc; echo "tsc=$?"; eslint .; echo "eslint=$?"', 'tsc=0\neslint=1', [0, 1]],
    ['make; echo "--- exit $? ---"', 'a\n--- exit 7 ---', [7]],
    ['make; echo "exit code: $?"', 'no such line', [null]],
    ['make; echo "cost: $5"', 'cost: 5', []],
  ])('%s', (command, output, expected) => {
    expect(statuses(command, output)).toEqual(expected);
  });

  it.each([
    ['make; echo "made: $?"', true],
    ['make > log; rc=$?; tail log; echo "rc=$rc"', true],
    ['make | tail; echo "${PIPESTATUS[0]}"', true],
    ['make | tail; echo "$?"', false],
    ['make || true; echo "$?"', false],
    ['grep x y; echo "found: $?"', false],
  ])('%s tells about the work: %s', (command, tells) => {
    expect(commandShape(command).statusEchoes[0]?.tells).toBe(tells);
  });
});
