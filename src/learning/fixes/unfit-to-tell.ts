/** Why nobody is led to a command although it may have helped. */
const REASONS: readonly RegExp[] = [
  // erases files, data or work
  /(?:^|[\s/])(?:rm|rmdir|shred|dd|mkfs\S*|truncate|unlink|dropdb|dropuser) |\bgit (?:reset|checkout|restore|clean|stash|rebase|rm|filter-\w+|update-ref)\b|\bgit branch .*-D\b|--hard\b|\b(?:drop|flushall|flushdb)\b|\bfind\b.* -delete\b|\b(?:docker|podman)\b.* prune\b|\b(?:purge|destroy)\b|\bdown\b.* (?:-v|--volumes)\b|\bkubectl delete\b|\b(?:db|database|migrate|schema|ecto)[:. ](?:fresh|reset|refresh)\b|\bmv\b.* \/(?:tmp|dev\/null)\b/i,
  // goes over what protects
  /--force(?!-(?:recreate|reinstall|exclude|colou?r))\b|\bgit push\b.*\s-\w*f\b|--no-verify|--break-system-packages|--unsafe-perm|--allow-root|--privileged|--insecure|--trusted-host|strict-ssl|sslverify|hookspath|\bhusky\b|NODE_TLS_REJECT_UNAUTHORIZED|--(?:disable|skip|ignore|no)-(?:check|test|verif|valid|lint|hook|ssl|error)\w*|-DskipTests|--passwithnotests|\|\| *(?:true|:)/i,
  /(?:^|\s)(?:\w*(?:SKIP|DISABLE|IGNORE|INSECURE|UNSAFE|NO_VERIFY|ALLOW_UNSAFE)\w*=|CI=(?:false|0)?(?:\s|$))/i,
  // writes what is expected anew
  /--update-?snapshots?\b|--snapshot-update\b|--(?:generate|update)-baseline\b|--bless\b|\b(?:vitest|jest|playwright|ava|bun test)\b.*\s(?:-u|-\w*u|--update)\b/i,
  // ends processes
  /(?:^|[\s/])(?:kill|pkill|killall|fuser|reboot|shutdown) /,
  // other rights
  /(?:^|[\s/])(?:sudo|doas|su|pkexec|run0|runas|chown|setenforce|setfacl|visudo|iptables|ufw) |\bchmod\b.*(?:\b0?[0-7]?[67][67][67]\b|[ao]\+\S*w|\ba=)/,
  // runs what is fetched, or what cannot be read
  /(?:^|[;&|(]\s*)(?:curl|wget|aria2c|Invoke-WebRequest|iwr|irm)\b(?!.*(?:localhost|127\.0\.0\.1|\[::1\]))|\bbase64\b|\beval\b|(?:^|\s)(?:ba|z|da|k)?sh -c\b|<\(|\b(?:python\d?|node|perl|ruby|php) -[ce]\b|git\+(?:https?|ssh)|\b(?:install|add|i)\b.*\s(?:https?:|github:|git@)|--(?:extra-)?index-url|--registry\b/,
  // speaks to others
  /(?:^|\s)(?:ssh|scp|sftp|rsync|nc|ftp|telnet) |\b(?:npm|pnpm|yarn|cargo|gem|twine|poetry|docker|podman) (?:publish|upload|push|unpublish|yank)\b|\bterraform apply\b/,
  // is gone tomorrow
  /\/(?:tmp|var\/folders|dev\/shm)\//,
  // holds a secret
  /‹redacted›|(?:pass(?:word|wd|phrase)?|secret|token|api_?key|credential|private_?key)s?(?:=|\s+(?!-))\S/i,
];

/** Is this command, as typed, something that nobody should be led to? */
export const unfitToTell = (command: string): boolean => REASONS.some((reason) => reason.test(command));
