import { describe, expect, it } from 'vitest';
import { haveTool, makeProject } from '../project.ts';

const FIX = { strategy: 'rename-near-name' };
const QUEUE = 'struct queue { int head, tail; int slots[8]; };\nvoid queue_put(struct queue *q, int v);\n#define QUEUE_SLOTS 8\n';
const PUT = '#include "queue.h"\n\nvoid queue_put(struct queue *q, int v) { q->slots[q->tail++ % QUEUE_SLOTS] = v; }\n';

for (const cc of ['gcc', 'clang']) {
  describe.skipIf(!haveTool(cc))(`rename-near-name, ${cc}`, () => {
    it('corrects a member', async () => {
      const project = makeProject({ 'queue.h': QUEUE, 'a.c': '#include "queue.h"\n\nint size(struct queue *q)\n{\n\treturn q->tial - q->head; /* not tial */\n}\n' });
      const { after } = await project.heal([cc, '-c', '-o', '/dev/null', 'a.c'], /error: .*no member named .(?<symbol>\w+)/, FIX);
      expect(after.exitCode).toBe(0);
      expect(project.read('a.c')).toContain('return q->tail - q->head; /* not tial */');
    });

    it('corrects a function in the whole file', async () => {
      const main = '#include "queue.h"\n\nint main(void)\n{\n    struct queue q = {0};\n    queue_ptu(&q, 1);\n    queue_ptu(&q, 2);\n    return q.tail - 2;\n}\n';
      const project = makeProject({ 'queue.h': QUEUE, 'queue.c': PUT, 'main.c': main });
      const argv = [cc, '-Werror=implicit-function-declaration', '-o', 'main', 'main.c', 'queue.c'];
      const { after } = await project.heal(argv, /error: (?:implicit declaration of|call to undeclared|implicitly declaring).*function '?‘?(?<symbol>\w+)/, FIX);
      expect(after.exitCode).toBe(0);
      expect(project.read('main.c').match(/queue_put/g)).toHaveLength(2);
    });

    it('corrects a local name everywhere in its function, and nowhere else', async () => {
      const text = 'int one(int count) { int cuont = count; return cuont; }\n\nint two(int count)\n{\n    int sum = 0;\n    for (int i = 0; i < cuont; i++)\n        sum += cuont;\n    return sum + count;\n}\n';
      const project = makeProject({ 'a.c': text });
      const { after } = await project.heal([cc, '-c', '-o', '/dev/null', 'a.c'], /error: .*cuont/, FIX);
      expect(after.exitCode).toBe(0);
      expect(project.read('a.c')).toBe(text.replace('i < cuont', 'i < count').replace('+= cuont', '+= count'));
    });

    it('corrects a macro', async () => {
      const project = makeProject({ 'queue.h': QUEUE, 'a.c': '#include "queue.h"\n\nint slots(void) { return QUEUE_SLTOS; }\n' });
      const { after } = await project.heal([cc, '-c', '-o', '/dev/null', 'a.c'], /error: .*QUEUE_SLTOS/, FIX);
      expect(after.exitCode).toBe(0);
    });

    it('corrects a type and a method in C++', async () => {
      const project = makeProject({
        'shape.hpp': '#pragma once\n\nnamespace geo {\nclass Shape {\npublic:\n    explicit Shape(double side) : side_(side) {}\n    double area() const { return side_ * side_; }\n\nprivate:\n    double side_;\n};\n}\n',
        'main.cpp': '#include "shape.hpp"\n\nint main()\n{\n    geo::Shape s(2);\n    return s.aera() == 4 ? 0 : 1;\n}\n',
      });
      const { after } = await project.heal([cc === 'gcc' ? 'g++' : 'clang++', '-o', 'main', 'main.cpp'], /error: .*no member named .(?<symbol>aera)/, FIX);
      expect(after.exitCode).toBe(0);
    });

    it('takes no name that is declared only afterwards', async () => {
      const project = makeProject({ 'a.c': 'int f(void) { return totl; }\nint total;\n' });
      expect((await project.propose([cc, '-c', '-o', '/dev/null', 'a.c'], /error: .*totl/, FIX)).kind).toBe('refuse');
    });

    it('tells what a type has when nothing is near', async () => {
      const project = makeProject({ 'queue.h': QUEUE, 'a.c': '#include "queue.h"\n\nint size(struct queue *q) { return q->length; }\n' });
      const proposal = await project.propose([cc, '-c', '-o', '/dev/null', 'a.c'], /error: .*no member named .(?<symbol>\w+)/, FIX);
      expect(proposal).toMatchObject({ kind: 'refuse', known: ['queue.h defines `queue` with head, tail, slots'] });
    });

    it('does not rename a function that exists without a declaration', async () => {
      const project = makeProject({
        'queue.h': QUEUE,
        'queue.c': `${PUT}\nvoid queue_puts(struct queue *q) { (void)q; }\n`,
        'main.c': '#include "queue.h"\n\nvoid run(struct queue *q) { queue_puts(q); }\n',
      });
      const argv = [cc, '-Werror=implicit-function-declaration', '-c', '-o', '/dev/null', 'main.c'];
      const proposal = await project.propose(argv, /error: .*queue_puts/, FIX);
      expect(proposal).toMatchObject({ kind: 'refuse', known: ['`queue_puts` is defined in queue.c:5'] });
    });
  });
}
