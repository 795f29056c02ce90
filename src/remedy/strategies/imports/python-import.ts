import { sourceFiles } from '../../lookup/definitions.ts';
import type { PythonImport } from '../../lookup/python-imports.ts';
import { pythonImports } from '../../lookup/python-imports.ts';
import { type PythonModules, pythonModules } from '../../lookup/python-modules.ts';
import { refuse } from '../../plan-parts.ts';
import type { ProjectView, Proposal, SourceFile, StrategyInput } from '../../remedy.ts';
import { fixMovedModule } from './python-moved-module.ts';
import { fixMovedName } from './python-moved-name.ts';

/** What the Python fixers share: the modules of the project and the imports that name one of them. */
export interface PythonProject {
  view: ProjectView;
  input: StrategyInput;
  modules: PythonModules;
  /** Imports outside `try:` blocks whose absolute module satisfies the test. */
  sites(test: (module: string, statement: PythonImport) => boolean): Promise<ImportSite[]>;
}

export interface ImportSite {
  source: SourceFile;
  statement: PythonImport;
  /** Absolute name of the module that the statement names. */
  module: string;
}

async function openProject(input: StrategyInput, view: ProjectView): Promise<PythonProject> {
  const files = await sourceFiles(view, 'python');
  const modules = pythonModules(files, view.cwd);
  return {
    view,
    input,
    modules,
    sites: async (test) => {
      const found: ImportSite[] = [];
      for (const path of files) {
        const source = await view.read(path);
        if (!source) continue;
        for (const statement of pythonImports(source.text)) {
          const module = modules.absolute(statement.module, path);
          if (module !== null && !statement.guarded && test(module, statement))
            found.push({ source, statement, module });
        }
      }
      return found;
    },
  };
}

/** Repairs `cannot import name` (symbol and module captured) and `No module named` (module captured) inside the project. */
export async function fixPythonImport(input: StrategyInput, view: ProjectView): Promise<Proposal> {
  const { symbol, module } = input.diagnosis.captures;
  if (!module) return refuse('The failure does not name the module.');
  const project = await openProject(input, view);
  return symbol ? fixMovedName(project, symbol, module) : fixMovedModule(project, module);
}
