const words = (text: string): string[] => text.trim().split(/\s+/);

/** Subcommands of tools whose own suggestion is not always printed. Only those that people type. */
export const SUBCOMMANDS: Readonly<Record<string, string[]>> = {
  git: words(
    'add am apply bisect blame branch checkout cherry-pick clean clone commit config describe diff fetch grep init log merge mv notes pull push rebase reflog remote reset restore revert rm show show-ref stash status submodule switch tag worktree',
  ),
  cargo: words(
    'add bench build check clean clippy doc fetch fix fmt generate-lockfile init install metadata new nextest package pkgid publish remove run rustc rustdoc search test tree uninstall update vendor verify-project version',
  ),
  npm: words(
    'access adduser audit bin cache ci config dedupe deprecate diff dist-tag docs doctor edit exec explain explore find-dupes fund help init install install-ci-test install-test link ll login logout ls outdated owner pack ping pkg prefix profile prune publish query rebuild repo restart root run search set shrinkwrap start stop test token uninstall unpublish unstar update version view whoami',
  ),
  pip: words(
    'install download uninstall freeze inspect list show check config search cache index wheel hash completion debug help',
  ),
  go: words('bug build clean doc env fix fmt generate get install list mod work run telemetry test tool version vet'),
  docker: words(
    'attach build builder commit compose container context cp create diff events exec export history image images import info inspect kill load login logout logs network node pause plugin port ps pull push rename restart rm rmi run save search service start stats stop swarm system tag top unpause update version volume wait',
  ),
  poetry: words(
    'about add build cache check config env export init install list lock new publish remove run search self shell show source update version',
  ),
  uv: words('add build cache export help init lock pip publish python remove run self sync tool tree venv version'),
  gradle: words(
    'assemble build check clean classes dependencies help init jar javadoc projects properties run tasks test wrapper',
  ),
  mvn: words('clean compile deploy install package site test validate verify'),
  bundle: words(
    'add binstubs cache check clean config console doctor exec gem info init install list lock open outdated platform remove show update version',
  ),
  composer: words(
    'about archive audit check-platform-reqs clear-cache config create-project depends diagnose dump-autoload exec fund global home init install licenses outdated remove require run-script search show status update validate why',
  ),
  rustup: words(
    'check component default doc help man override run self set show target toolchain uninstall update which',
  ),
  terraform: words(
    'apply console destroy fmt force-unlock get graph import init login logout output plan providers refresh show state taint test untaint validate version workspace',
  ),
  kubectl: words(
    'annotate apply attach auth autoscale cluster-info config cordon cp create delete describe diff drain edit exec explain expose get kustomize label logs patch port-forward proxy replace rollout run scale set taint top uncordon version wait',
  ),
};
