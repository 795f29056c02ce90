import type { Plan } from '../transaction/plan.ts';

/** A service that must answer on a TCP port. */
export interface ServiceSpec {
  host: string;
  port: number;
  /** argv that starts it, run in the project; absent when only a person knows how. */
  start?: string[];
  /** Milliseconds that a start may take before the port must answer. */
  timeoutMs: number;
}

/** A package manager with what it installs. */
export type Manager = 'npm' | 'pip' | 'cargo' | 'bundler' | 'composer' | 'go';

/** Something that the project needs to work: an entry of `tools`, an MCP server, a package manager. */
export interface Tool {
  name: string;
  /** Where it is declared: a project-relative file, or the user's configuration. */
  declared: string;
  /** argv; its first word must be executable. */
  command: string[] | null;
  /** Is the command run (and must exit 0), or is it only looked up? Commands of a repository run only when it is trusted. */
  run: boolean;
  /** Why the command is not run although it should be, or null. */
  held: string | null;
  /** Project files that must parse. */
  config: string[];
  /** Packages that must be installed. */
  modules: string[];
  manager: Manager | null;
  service: ServiceSpec | null;
}

/** What may be done about a fault with `--yes`. */
export type Repair =
  | { kind: 'plan'; plan: Plan }
  /** Starts the service and waits for its port. */
  | { kind: 'start'; argv: string[]; stop: string[] | null; service: ServiceSpec }
  /** Runs the tool's own command and heals what it says. */
  | { kind: 'heal'; argv: string[] };

/** Something that is wrong with a tool. */
export interface Fault {
  tool: string;
  check: 'executable' | 'config' | 'modules' | 'service';
  /** What is wrong, one clause with names. */
  what: string;
  /** Why it hurts. */
  why: string;
  /** The exact command that settles it, or the one action where no command does. */
  command: string;
  repair: Repair | null;
}

/** One question about a tool; answers with what is wrong, an empty list when nothing is. */
export type ToolCheck = (tool: Tool, site: RepairSite) => Promise<Fault[]>;

/** What checks and repairs may use. */
export interface RepairSite {
  view: import('../remedy/remedy.ts').ProjectView;
  /** Does something accept a TCP connection there? */
  answers(host: string, port: number): Promise<boolean>;
}
