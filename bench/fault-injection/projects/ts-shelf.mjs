/** TypeScript, compiled strictly, then tested. The compiler is the one on PATH. */
export default {
  name: 'ts-shelf',
  command: ['npm', 'run', '-s', 'check'],
  files: {
    'package.json': `{
  "name": "shelf",
  "private": true,
  "type": "module",
  "scripts": {
    "build": "tsc -p .",
    "check": "npm run -s build && node build/test/shelf.test.js"
  }
}
`,
    'tsconfig.json': `{
  "compilerOptions": {
    "target": "ES2022",
    "module": "NodeNext",
    "moduleResolution": "NodeNext",
    "strict": true,
    "types": [],
    "lib": ["ES2022", "DOM"],
    "rootDir": ".",
    "outDir": "build"
  },
  "include": ["src", "test"]
}
`,
    '.gitignore': 'build/\n',
    'src/book.ts': `export interface Book {
  title: string;
  pages: number;
  author?: string;
}

export function describeBook(book: Book): string {
  const by = book.author ? \` by \${book.author}\` : '';
  return \`\${book.title}\${by}, \${book.pages} pages\`;
}
`,
    'src/shelf.ts': `import { type Book, describeBook } from './book.js';

export class Shelf {
  private readonly books: Book[] = [];

  add(book: Book): this {
    this.books.push(book);
    return this;
  }

  get pages(): number {
    return this.books.reduce((sum, book) => sum + book.pages, 0);
  }

  list(): string[] {
    return this.books.map((book) => describeBook(book));
  }
}
`,
    'src/index.ts': `export { type Book, describeBook } from './book.js';
export { Shelf } from './shelf.js';
`,
    'test/shelf.test.ts': `import { Shelf } from '../src/index.js';

const shelf = new Shelf()
  .add({ title: 'Tides', pages: 120, author: 'M. Foss' })
  .add({ title: 'Maps', pages: 80 });

const same = (found: unknown, wanted: unknown): void => {
  if (JSON.stringify(found) !== JSON.stringify(wanted)) {
    throw new Error(\`expected \${JSON.stringify(wanted)}, found \${JSON.stringify(found)}\`);
  }
};

same(shelf.pages, 200);
same(shelf.list(), ['Tides by M. Foss, 120 pages', 'Maps, 80 pages']);
console.log('2 checks passed');
`,
  },
};
