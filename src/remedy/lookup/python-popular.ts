const NAMES = `
absl aiofiles aiohttp aiosqlite airflow alembic altair anyio apscheduler argcomplete arrow asgiref asyncpg attr attrs autogen
babel bcrypt black bleach blinker boto3 botocore bottle bs4 cachetools celery certifi cffi chardet cherrypy click cloudpickle colorama
coverage cryptography cupy cv2 cython dash dask databases dateparser dateutil deepdiff diskcache django dns docker docutils dotenv
duckdb elasticsearch environs falcon fabric faker fastapi fastavro filelock fire flake8 flask freezegun fsspec gensim geopandas gevent
graphene greenlet grpc gunicorn h11 h2 h5py holoviews httpcore httplib2 httptools httpx humanize hydra hypercorn hypothesis idna imageio
importlib_metadata invoke ipython isort itsdangerous jax jinja2 jmespath joblib jose jsonpath jsonpickle jsonschema jwt kafka keras keyring
kombu langchain ldap3 lightgbm litellm locust loguru lxml mako markdown markupsafe marshmallow matplotlib mock moto motor mpmath msgpack
multidict mypy mysql nats natsort networkx nltk nose nox numba numexpr numpy oauthlib openai openpyxl opentelemetry orjson oscrypto packaging
pandas paramiko passlib pathspec peewee pendulum pexpect phonenumbers pika PIL pip pipenv pkg_resources platformdirs playwright plotly pluggy
poetry polars pony portalocker pre_commit prefect prettytable prometheus_client prompt_toolkit protobuf psutil psycopg psycopg2 pyarrow
pyasn1 pycparser pydantic pydub pygame pygments pyinstaller pylint pymongo pymysql pynput pyodbc pyotp pyparsing pyperclip pyramid pytest
pytz pywt qrcode questionary quart rapidfuzz ray redis regex reportlab requests requests_oauthlib responses retry rich rsa ruamel rumps
sanic scapy schedule scipy scrapy seaborn selenium sentry_sdk setuptools shapely simplejson six skimage sklearn slugify sniffio socketio
spacy sqlalchemy sqlmodel sqlparse starlette statsmodels streamlit structlog sympy tables tabulate tenacity tensorflow termcolor thefuzz
tiktoken toml tomli tomlkit toolz torch torchvision tornado tox tqdm traitlets transformers trio twisted typer typeguard typing_extensions
tzdata tzlocal ujson unidecode urllib3 uvicorn uvloop validators vcr virtualenv voluptuous watchdog watchfiles wcwidth webob websocket
websockets werkzeug wheel wrapt wtforms xgboost xlrd xlsxwriter xmltodict yaml yarl zmq zstandard`;

/** Import names of widely used distributions: such a name is no slip of the keyboard, however near it is to another. */
export const POPULAR_PYTHON_MODULES: ReadonlySet<string> = new Set(NAMES.split(/\s+/).filter(Boolean));
