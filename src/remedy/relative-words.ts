import type { Proposal } from './remedy.ts';

/**
 * The words of a proposal with absolute paths below `folder` made relative to it, where they stand for themselves (`` `/home/me/shop/a.py` ``);
 * inside of quoted code and commands they stay.
 * @param folder where the command ran, absolute
 */
export function relativeWords(proposal: Proposal, folder: string): Proposal {
  const prefix = `\`${folder.replace(/\/$/, '')}/`;
  if (prefix.length < 4) return proposal;
  const short = (text: string): string => text.replaceAll(prefix, '`');
  if (proposal.kind !== 'refuse') return { ...proposal, summary: short(proposal.summary) };
  const { reason, known, steps, avoid } = proposal;
  return {
    ...proposal,
    reason: short(reason),
    ...(known && { known: known.map(short) }),
    ...(steps && { steps: steps.map(short) }),
    ...(avoid !== undefined && { avoid: short(avoid) }),
  };
}
