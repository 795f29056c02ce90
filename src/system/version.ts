import manifest from '../../package.json' with { type: 'json' };

/** Version of this heal-hooks, as published. */
export const VERSION: string = manifest.version;
