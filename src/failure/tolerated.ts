import type { Segment } from './command-shape.ts';

/** Programs that clear the ground: whoever hides their status expects them to fail when there is nothing to clear. */
const CLEARING = new Set(
  'rm rmdir mkdir kill pkill killall fuser touch chmod chown ln cp mv unlink dropdb createdb useradd groupadd umount mount ssh-agent ssh-add tmux screen xdg-open open stty reset taskkill Remove-Item'.split(
    ' ',
  ),
);

/** The same as a subcommand. */
const CLEARING_VERBS: Readonly<Record<string, RegExp>> = {
  docker: /^(?:rm|rmi|stop|kill|network|volume|container|image|system|pull|login)$/,
  podman: /^(?:rm|rmi|stop|kill|network|volume|pull)$/,
  git: /^(?:branch|stash|remote|tag|config|worktree|checkout|switch|fetch|restore|reset|clean|add)$/,
  kubectl: /^delete$/,
  systemctl: /^(?:stop|disable|restart|daemon-reload)$/,
  service: /stop/,
  npm: /^(?:unlink|uninstall|cache|audit|fund|set)$/,
  pip: /^(?:uninstall|cache)$/,
  pm2: /^(?:delete|stop)$/,
  brew: /^(?:unlink|uninstall|update)$/,
  launchctl: /./,
};

/** True for a call whose failure nobody minds when its status is hidden. */
export function isTolerated({ program, args }: Segment): boolean {
  if (CLEARING.has(program)) return true;
  const verb = args.find((arg) => !arg.startsWith('-')) ?? '';
  return CLEARING_VERBS[program]?.test(verb) ?? false;
}
