/** A Python program with its own environment and one requirement from a local wheel. */
export default {
  name: 'python-venv',
  command: ['.venv/bin/python', '-B', '-m', 'unittest', 'discover', '-q', '-s', 'tests', '-t', '.'],
  setup: [
    ['python3', '-m', 'venv', '.venv'],
    ['.venv/bin/python', '-m', 'pip', 'install', '-q', '--disable-pip-version-check', '-r', 'requirements.txt'],
  ],
  archives: {
    'wheels/tide_words-1.4.0-py3-none-any.whl': {
      'tide_words/__init__.py':
        'def spell(number):\n    return {0: "none", 1: "one", 2: "two"}.get(number, str(number))\n',
      'tide_words-1.4.0.dist-info/METADATA': 'Metadata-Version: 2.1\nName: tide-words\nVersion: 1.4.0\n',
      'tide_words-1.4.0.dist-info/WHEEL':
        'Wheel-Version: 1.0\nGenerator: bench\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
      'tide_words-1.4.0.dist-info/RECORD':
        'tide_words/__init__.py,,\ntide_words-1.4.0.dist-info/METADATA,,\ntide_words-1.4.0.dist-info/WHEEL,,\ntide_words-1.4.0.dist-info/RECORD,,\n',
    },
  },
  files: {
    'requirements.txt': '--no-index\n--find-links wheels\ntide-words==1.4.0\n',
    '.gitignore': '.venv/\n__pycache__/\n',
    'station.toml': 'name = "north pier"\n\n[tides]\nhigh = 2\nlow = 1\n',
    'station/__init__.py': '',
    'station/settings.py': `import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def load_settings(name="station.toml"):
    with open(ROOT / name, "rb") as file:
        return tomllib.load(file)
`,
    'station/board.py': `from tide_words import spell

from station.settings import load_settings


class Board:
    def __init__(self, settings=None):
        self.settings = settings or load_settings()

    def lines(self):
        tides = self.settings["tides"]
        return [self.settings["name"].title()] + [
            f"{kind}: {spell(count)}" for kind, count in sorted(tides.items())
        ]
`,
    'station/__main__.py': `from station.board import Board

if __name__ == "__main__":
    print("\\n".join(Board().lines()))
`,
    'tests/__init__.py': '',
    'tests/test_board.py': `import unittest

from station.board import Board


class BoardTest(unittest.TestCase):
    def test_lines(self):
        self.assertEqual(Board().lines(), ["North Pier", "high: two", "low: one"])

    def test_given_settings(self):
        board = Board({"name": "x", "tides": {"high": 0}})
        self.assertEqual(board.lines()[1], "high: none")


if __name__ == "__main__":
    unittest.main()
`,
  },
};
