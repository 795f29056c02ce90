/**
 * Tokens that are recognisable by themselves, whatever stands around them. Each is a fixed prefix and one greedy class, so that
 * matching stays linear. Sources of one alternation; the shared boundary stands in `redact.ts`.
 */
export const SECRET_SHAPES: readonly string[] = [
  // cloud providers
  '(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}',
  'AIza[\\w-]{35}',
  'ya29\\.[\\w-]{20,}',
  'GOCSPX-[\\w-]{20,}',
  'do[opr]_v1_[a-f0-9]{40,}',
  'dapi[a-f0-9]{32}',
  'hv[sbr]\\.[\\w-]{20,}',
  // code hosting and registries
  'gh[pousr]_[A-Za-z0-9]{20,}',
  'github_pat_\\w{20,}',
  'gl(?:pat|dt|rt|cbt|ptt|ft|soat|oas|agent|imt)-[\\w.-]{16,}',
  'ATATT3[\\w=-]{20,}',
  'ATBB[A-Za-z0-9]{20,}',
  'npm_[A-Za-z0-9]{30,}',
  'pypi-[\\w-]{16,}',
  'rubygems_[a-f0-9]{32,}',
  'cio[A-Za-z0-9]{32}',
  'dckr_pat_[\\w-]{20,}',
  // chat, payment, mail
  'xox[abeoprs]-[\\w.-]{10,}',
  'xapp-\\d-[\\w-]{10,}',
  '[srp]k_(?:live|test)_[A-Za-z0-9]{10,}',
  'whsec_[A-Za-z0-9+/=]{16,}',
  'SG\\.[\\w-]{16,24}\\.[\\w-]{16,64}',
  'sq0[a-z]{3}-[\\w-]{22,}',
  'shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}',
  'key-[0-9a-f]{32}',
  '[MNO][\\w-]{23,27}\\.[\\w-]{6}\\.[\\w-]{27,40}',
  '\\d{8,10}:AA[\\w-]{32,40}',
  // models
  'sk-[\\w-]{20,}',
  'hf_[A-Za-z0-9]{30,}',
  'gsk_[A-Za-z0-9]{30,}',
  'xai-[\\w-]{30,}',
  'r8_[A-Za-z0-9]{30,}',
  // standards
  'eyJ[\\w-]{8,}\\.[\\w-]{8,}(?:\\.[\\w-]*)?',
  'AGE-SECRET-KEY-1[A-Z0-9]{20,}',
  // `prefix_Random32…`, the form that new services choose; only when it is mixed enough (see `looksRandom`)
  '[a-zA-Z]{2,12}[-_](?:[a-z]{2,8}[-_])?[A-Za-z0-9]{32,}',
];

/** Names whose value is a secret whatever it looks like. */
export const SECRET_NAMES =
  'passw(?:or)?d|passphrase|passwort|pwd|secret|client[_-]?secret|secret[_-]?key|secret[_-]?access[_-]?key|api[_-]?key|' +
  'access[_-]?key|account[_-]?key|private[_-]?key|signing[_-]?key|encryption[_-]?key|master[_-]?key|shared[_-]?access[_-]?(?:key|signature)|' +
  'x-amz-(?:signature|credential|security-token)|session[_-]?id|sessid|csrf[_-]?token|xsrf[_-]?token|otp|mnemonic';

/** Names that hold a secret often, and a harmless word or number as often (`unexpected token: ]`, `max_tokens=4096`). */
export const DOUBTFUL_NAMES =
  'tokens?|auth[_-]?token|_auth|credentials?|connection[_-]?string|dsn|sig|signature|cookie|session|[_-]pass|[_-]key|auth|salt|seed';

/** A part of each of the names, in lower case. */
export const SECRET_WORDS =
  'passw passphrase pwd secret key signature x-amz- session sessid csrf xsrf otp mnemonic'.split(' ');
export const DOUBTFUL_WORDS =
  'token auth credential connection dsn sig cookie session _pass -pass _key -key salt seed'.split(' ');

/** A part of each shape with a fixed beginning. */
const SHAPE_PARTS =
  'AKIA ASIA ABIA ACCA AIza ya29. GOCSPX- _v1_ dapi hvs. hvb. hvr. ghp_ gho_ ghu_ ghs_ ghr_ github_pat_ glpat- gldt- glrt- glcbt- glptt- glft- glsoat- gloas- glagent- glimt- ATATT3 ATBB npm_ pypi- rubygems_ cio dckr_pat_ xox xapp- k_live_ k_test_ whsec_ SG. sq0 shpat_ shpca_ shppa_ shpss_ key- :AA sk- hf_ gsk_ xai- r8_ eyJ AGE-SECRET-KEY-1'.split(
    ' ',
  );
/** The two without one are long. */
const LONG = /[A-Za-z0-9]{32}|[MNO][\w-]{23}/;
const LONG_LENGTH = 35;

/** Can one of the shapes stand in the text? To ask costs a fraction of compiling them. */
export const mayHoldShape = (text: string): boolean =>
  SHAPE_PARTS.some((part) => text.includes(part)) || (text.length >= LONG_LENGTH && LONG.test(text));
