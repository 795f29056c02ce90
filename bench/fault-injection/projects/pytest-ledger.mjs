/** A Python package with a `src` folder, fixtures and data, tested by pytest. */
export default {
  name: 'pytest-ledger',
  command: ['pytest', '-q', '-p', 'no:cacheprovider'],
  files: {
    'pyproject.toml': `[project]
name = "ledger"
version = "0.2.0"
dependencies = []

[tool.pytest.ini_options]
pythonpath = ["src"]
testpaths = ["tests"]
markers = ["slow: takes a while"]
`,
    'README.md': '# ledger\n',
    '.gitignore': '__pycache__/\n*.pyc\n',
    'src/ledger/__init__.py': `from .entries import Entry
from .balance import balance, by_account

__all__ = ["Entry", "balance", "by_account"]
`,
    'src/ledger/entries.py': `from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    account: str
    amount: int

    def reversed(self):
        return Entry(self.account, -self.amount)
`,
    'src/ledger/balance.py': `from collections import defaultdict

from .entries import Entry


def balance(entries):
    return sum(entry.amount for entry in entries)


def by_account(entries):
    totals = defaultdict(int)
    for entry in entries:
        totals[entry.account] += entry.amount
    return dict(totals)


def settle(entry: Entry, account="cash"):
    return [entry, Entry(account, -entry.amount)]
`,
    'src/ledger/storage.py': `import json
from pathlib import Path

from .entries import Entry


def read_entries(path):
    rows = json.loads(Path(path).read_text())
    return [Entry(row["account"], row["amount"]) for row in rows]
`,
    'tests/conftest.py': `import pytest

from ledger import Entry


@pytest.fixture
def entries():
    return [Entry("cash", 50), Entry("rent", -30), Entry("cash", 5)]
`,
    'tests/test_balance.py': `import pytest

from ledger import balance, by_account
from ledger.balance import settle


def test_balance(entries):
    assert balance(entries) == 25


def test_by_account(entries):
    assert by_account(entries) == {"cash": 55, "rent": -30}


@pytest.mark.slow
def test_settled_is_nothing(entries):
    assert balance(settle(entries[0], account="bank")) == 0
`,
    'tests/test_storage.py': `from pathlib import Path

from ledger.storage import read_entries


def test_reads_the_sample():
    sample = Path(__file__).parent / "data" / "sample.json"
    assert [entry.amount for entry in read_entries(sample)] == [12, -4]
`,
    'tests/data/sample.json': `[
  { "account": "cash", "amount": 12 },
  { "account": "food", "amount": -4 }
]
`,
  },
};
