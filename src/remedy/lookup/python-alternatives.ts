/** Libraries that serve one purpose: where one is missing, another may be in use already. */
const PURPOSES: string[][] = [
  ['aiohttp', 'httpx', 'requests', 'urllib3', 'httplib2'],
  ['orjson', 'ujson', 'simplejson', 'rapidjson'],
  ['yaml', 'ruamel'],
  ['tomllib', 'tomli', 'toml', 'tomlkit', 'rtoml'],
  ['psycopg2', 'psycopg', 'asyncpg', 'pg8000'],
  ['MySQLdb', 'pymysql', 'aiomysql'],
  ['lxml', 'bs4', 'html5lib', 'selectolax'],
  ['pytz', 'zoneinfo', 'dateutil', 'pendulum', 'arrow'],
  ['pandas', 'polars'],
  ['click', 'typer', 'docopt', 'fire'],
  ['loguru', 'structlog'],
  ['attr', 'attrs', 'pydantic', 'msgspec'],
  ['nose', 'pytest', 'unittest2'],
  ['redis', 'aioredis', 'fakeredis'],
  ['PIL', 'cv2', 'imageio', 'skimage'],
  ['Crypto', 'Cryptodome', 'cryptography', 'nacl'],
  ['jwt', 'jose', 'authlib'],
  ['pika', 'aio_pika', 'kombu'],
  ['sqlalchemy', 'peewee', 'pony', 'tortoise', 'sqlmodel'],
];

/** Import names of libraries that can do what `module` does, in the order of likeness. */
export const alternativesTo = (module: string): string[] => {
  const top = module.split('.')[0] ?? module;
  return PURPOSES.filter((group) => group.includes(top)).flatMap((group) => group.filter((name) => name !== top));
};
