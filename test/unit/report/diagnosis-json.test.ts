import { expect, it } from 'vitest';
import { diagnosisJson } from '../../../src/report/diagnosis-json.ts';
import { sampleAnalysis, sampleDiagnosis, sampleReport } from '../../support/sample-report.ts';

it('has the published shape', () => {
  const diagnosis = sampleDiagnosis({
    remedies: [
      { kind: 'fix', id: 'install-declared-module', safety: 'safe', where: 'run', summary: 'installs aiohttp 3.9' },
      { kind: 'playbook', id: 'missing-dependency' },
    ],
  });
  const analyses = [sampleAnalysis({ counts: { errors: 1 }, failedTests: ['tests/a.py::test_b'] })];
  expect(diagnosisJson(sampleReport([diagnosis], { analyses }))).toMatchInlineSnapshot(`
    {
      "command": "pytest -q",
      "cut": null,
      "diagnoses": [
        {
          "captures": {
            "module": "aiohttp",
          },
          "category": "dependency",
          "confidence": 0.97,
          "consequences": [],
          "count": 1,
          "line": 12,
          "locations": [
            {
              "file": "app/net.py",
              "line": 3,
            },
          ],
          "pattern": "python/missing-module",
          "remedies": [
            {
              "id": "install-declared-module",
              "kind": "fix",
              "safety": "safe",
              "summary": "installs aiohttp 3.9",
              "where": "run",
            },
            {
              "id": "missing-dependency",
              "kind": "playbook",
            },
          ],
          "root": "ModuleNotFoundError: No module named 'aiohttp'",
          "severity": "high",
          "summary": "\`aiohttp\` is not installed in this environment",
          "title": "A module is not installed",
        },
      ],
      "exit_code": 2,
      "fingerprint": "f00dfacef00dface",
      "notices": [],
      "outcome": "failed",
      "signature": "ModuleNotFoundError: No module named '<name>'",
      "tools": [
        {
          "counts": {
            "errors": 1,
          },
          "failed_tests": [
            "tests/a.py::test_b",
          ],
          "tool": "pytest",
          "verdict": "failed",
        },
      ],
      "version": 1,
    }
  `);
});

it('says nothing about the fingerprint of a success', () => {
  const json = diagnosisJson(sampleReport([], { failure: { outcome: 'succeeded' }, event: { exitCode: 0 } }));
  expect(json).toMatchObject({ outcome: 'succeeded', exit_code: 0, fingerprint: null, signature: null, diagnoses: [] });
});

it('carries no secret', () => {
  const secret = 'ghp_0123456789abcdefghijABCDEFGHIJ012345';
  const diagnosis = sampleDiagnosis({
    root: `denied for ${secret}`,
    captures: { message: secret },
    summary: `no ${secret}`,
  });
  const json = JSON.stringify(diagnosisJson(sampleReport([diagnosis], { event: { command: `curl -H ${secret} x` } })));
  expect(json).not.toContain(secret);
});
