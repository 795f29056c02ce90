/** Options of pytest that come with a plugin, by the beginning of the option. */
const OPTIONS: [RegExp, string][] = [
  [/^--(?:no-)?cov(?:-|=|$)/, 'pytest-cov'],
  [/^(?:-n(?:=|\d|auto|$)|--(?:dist|numprocesses|maxprocesses|tx)(?:=|$))/, 'pytest-xdist'],
  [/^--asyncio-mode/, 'pytest-asyncio'],
  [/^--timeout(?:[-_]|=|$)/, 'pytest-timeout'],
  [/^--benchmark/, 'pytest-benchmark'],
  [/^--(?:reruns|only-rerun)/, 'pytest-rerunfailures'],
  [/^--(?:html|self-contained-html)/, 'pytest-html'],
  [/^--json-report/, 'pytest-json-report'],
  [/^--snapshot-/, 'syrupy'],
  [/^--mypy/, 'pytest-mypy'],
  [/^--flake8/, 'pytest-flake8'],
  [/^--ruff/, 'pytest-ruff'],
  [/^--randomly-seed|^-p=?no:randomly/, 'pytest-randomly'],
  [/^--(?:random-order)/, 'pytest-random-order'],
  [/^--(?:ds|dc|reuse-db|create-db|nomigrations)(?:=|$)/, 'pytest-django'],
  [/^--(?:headed|browser|base-url|slowmo|tracing)(?:=|$)/, 'pytest-playwright'],
  [/^--(?:driver|selenium)/, 'pytest-selenium'],
  [/^--(?:picked)/, 'pytest-picked'],
  [/^--(?:testmon)/, 'pytest-testmon'],
  [/^--(?:instafail)/, 'pytest-instafail'],
  [/^--(?:sugar|force-sugar)/, 'pytest-sugar'],
  [/^--(?:forked)/, 'pytest-forked'],
  [/^--(?:freeze)/, 'pytest-freezegun'],
  [/^--(?:repeat|count)(?:=|$)/, 'pytest-repeat'],
  [/^--(?:alluredir)/, 'allure-pytest'],
];

/** Distribution of the pytest plugin that an option belongs to, or null when it is none that is widely known. */
export const pluginOfOption = (option: string): string | null =>
  OPTIONS.find(([form]) => form.test(option))?.[1] ?? null;

/** Fixtures that come with a plugin. */
const FIXTURES: Readonly<Record<string, string>> = {
  mocker: 'pytest-mock',
  class_mocker: 'pytest-mock',
  module_mocker: 'pytest-mock',
  session_mocker: 'pytest-mock',
  benchmark: 'pytest-benchmark',
  httpx_mock: 'pytest-httpx',
  httpserver: 'pytest-httpserver',
  respx_mock: 'respx',
  requests_mock: 'requests-mock',
  responses: 'pytest-responses',
  freezer: 'pytest-freezer',
  faker: 'faker',
  db: 'pytest-django',
  rf: 'pytest-django',
  admin_client: 'pytest-django',
  django_user_model: 'pytest-django',
  aiohttp_client: 'pytest-aiohttp',
  event_loop: 'pytest-asyncio',
  unused_tcp_port: 'pytest-asyncio',
  page: 'pytest-playwright',
  browser: 'pytest-playwright',
  selenium: 'pytest-selenium',
  snapshot: 'syrupy',
  data_regression: 'pytest-regressions',
  file_regression: 'pytest-regressions',
  datadir: 'pytest-datadir',
  postgresql: 'pytest-postgresql',
  worker_id: 'pytest-xdist',
  live_server: 'pytest-django',
  subtests: 'pytest-subtests',
  qtbot: 'pytest-qt',
  bdd: 'pytest-bdd',
  cov: 'pytest-cov',
};

/** Distribution of the pytest plugin that a fixture comes with, or null. */
export const pluginOfFixture = (fixture: string): string | null =>
  Object.hasOwn(FIXTURES, fixture) ? (FIXTURES[fixture] ?? null) : null;
