/** Makes the client keep long outputs whole, only on request; its own default is 30,000 characters. */
export const LONG_OUTPUT = { name: 'BASH_MAX_OUTPUT_LENGTH', value: '150000' } as const;
