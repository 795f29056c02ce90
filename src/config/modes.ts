/** How much heal-hooks may do, from most to least. */
export const MODES = ['safe', 'suggest', 'off'] as const;
export type Mode = (typeof MODES)[number];
