/** Tools that build, check, test, install or talk to a service: what they call an error is a failure of the call. */
const RUNNERS = new Set(
  // tests
  (
    'pytest unittest nose2 tox nox jest vitest mocha ava tap playwright cypress karma jasmine rspec minitest phpunit pest behat ctest bats ginkgo gotestsum ' +
    // builds
    'make cmake ninja meson bazel buck scons ant mvn mvnw gradle gradlew sbt lein mill rake just task tsc vite webpack rollup esbuild parcel turbo nx next nuxt astro ng ' +
    'babel swc tsup gcc g++ cc c++ clang clang++ ld ar rustc cargo go javac kotlinc scalac ghc cabal stack dotnet msbuild csc swift swiftc xcodebuild zig nim dmd ' +
    'cython f2py gfortran latex pdflatex xelatex latexmk hugo jekyll sphinx-build mkdocs protoc buf flutter dart pod fastlane expo electron-builder tauri wasm-pack mix rebar3 elixirc erlc ' +
    // linters and formatters
    'eslint prettier biome oxlint stylelint ruff flake8 pylint mypy pyright black isort bandit rubocop standardrb golangci-lint staticcheck shellcheck hadolint yamllint ' +
    'markdownlint clang-tidy clang-format cppcheck phpstan phpcs psalm checkstyle ktlint detekt swiftlint sqlfluff tflint pre-commit commitlint gofmt rustfmt ' +
    // packages
    'npm pnpm yarn bun deno pip pip-compile pipx uv poetry pipenv pdm conda mamba gem bundle composer apt apt-get dpkg dnf yum apk pacman zypper brew port snap nuget vcpkg conan ' +
    // version control and infrastructure
    'git hg svn gh glab docker podman docker-compose buildah kubectl helm kustomize skaffold terraform tofu terragrunt pulumi ansible ansible-playbook vagrant packer aws gcloud az fly vercel netlify ' +
    'heroku serverless wrangler nginx systemctl service alembic flask django-admin manage.py setup.py artisan rails prisma drizzle-kit typeorm sequelize knex flyway liquibase dbt ' +
    // services and files
    'psql pg_dump pg_restore mysql mysqldump sqlite3 redis-cli mongosh curl wget ssh scp rsync openssl ssh-keygen tar unzip zip gzip gunzip patch rsync'
  ).split(' '),
);

/** True for a tool whose own word "error" means that its call failed; false for the user's programs, which print what they like. */
export const isRunner = (program: string): boolean => RUNNERS.has(program);
