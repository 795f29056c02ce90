import { dirname } from 'node:path/posix';
import { editPlan } from '../../plan-parts.ts';
import type { ProjectView, Proposal, StrategyInput } from '../../remedy.ts';
import { rustPackages } from './packages.ts';

/**
 * `kit.workspace = true` where the workspace declares no `kit`, and a member of it is called so: the member joins `[workspace.dependencies]`. Null when no
 * member has that name.
 */
export async function inheritMember(name: string, input: StrategyInput, view: ProjectView): Promise<Proposal | null> {
  const root = await view.read('Cargo.toml');
  const [member, another] = (await rustPackages(view)).filter((one) => one.name === name);
  if (!root || !member || another || !/^\[workspace\]/m.test(root.text)) return null;
  const folder = dirname(member.manifest.path);
  const line = `${name} = { path = "${folder}" }${root.eol}`;
  const header = /^\[workspace\.dependencies\][^\n]*\n/m.exec(root.text);
  const at = header ? header.index + header[0].length : root.text.length;
  const lead = header
    ? ''
    : `${root.text.endsWith('\n') ? '' : root.eol}${root.eol}[workspace.dependencies]${root.eol}`;
  const replacements = [{ start: at, end: at, text: `${lead}${line}` }];
  return editPlan(
    input,
    view,
    [{ source: root, replacements }],
    `\`${name}\` is a member that the workspace does not declare:`,
  );
}
