const MANIFEST =
  /(?:^|\/)(?:package(?:-lock)?\.json|deno\.jsonc?|requirements[\w.-]*\.(?:txt|in)|constraints[\w.-]*\.txt|pyproject\.toml|setup\.(?:py|cfg)|Pipfile|environment\.ya?ml|Cargo\.toml|go\.mod|Gemfile|[\w.-]+\.gemspec|composer\.json|pom\.xml|build\.gradle(?:\.kts)?|libs\.versions\.toml|[\w.-]+\.csproj|mix\.exs|pubspec\.yaml|Dockerfile[\w.-]*)$/;

/** Does this file say what is to be installed? */
export const isManifest = (file: string | undefined): boolean => file !== undefined && MANIFEST.test(file);
