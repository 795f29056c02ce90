export type Ecosystem = 'python' | 'node' | 'rust' | 'go' | 'java' | 'ruby' | 'php';

/** A dependency that the project itself names in a manifest. */
export interface Declared {
  /** As written in the manifest. */
  name: string;
  /** Version requirement or source as written: `>=2,<3`, `^1.4`, `git+https://…`, `''` when there is none. */
  requirement: string;
  /** The whole declaration where the format has one (`httpx[http2]>=0.27; python_version > "3.8"`), else the name. */
  spec: string;
  /** Manifest, project-relative. */
  file: string;
  /** `main`, `dev`, `optional`, or the name of the group or extra. */
  group: string;
  ecosystem: Ecosystem;
}
