import { findNodeAtLocation, type JSONPath, type Node, parseTree } from 'jsonc-parser';

/**
 * Adds a member to the object, or an element to the end of the list, at `path`, in the manner of the text around it: its indentation,
 * its line ends, on one line where the whole text is. Every byte that was there stays where it was in relation to its neighbours.
 * @param key null for an element of a list
 * @returns null when there is no object or list at `path`
 */
export function jsonInsert(text: string, path: JSONPath, key: string | null, value: unknown): string | null {
  const tree = parseTree(text, [], { allowTrailingComma: true });
  const container = tree && findNodeAtLocation(tree, path);
  if (!container || container.type !== (key === null ? 'array' : 'object')) return null;
  const style = styleOf(text, container);
  const body = JSON.stringify(value, null, style.unit).replace(/\n/g, style.break + style.child);
  const label = key === null ? '' : `${JSON.stringify(key)}:${style.unit ? ' ' : ''}`;
  const item = style.unit ? style.break + style.child + label + body : label + body;
  const last = container.children?.at(-1);
  if (!last) {
    const at = container.offset + 1;
    const end = container.offset + container.length - 1;
    const inner = text.slice(at, end);
    const close = style.unit && inner.trim() === '' ? style.break + style.own : '';
    return (
      text.slice(0, at) +
      (inner.trim() === '' ? '' : inner.trimEnd()) +
      item +
      close +
      text.slice(inner.trim() === '' ? end : at + inner.trimEnd().length)
    );
  }
  const end = last.offset + last.length;
  // A comment behind the last item belongs to it and stays on its line.
  const tail = /^([ \t]*,)?[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/)(?=[ \t]*(?:\r?\n|$))/.exec(text.slice(end));
  if (!tail) return `${text.slice(0, end)},${item}${text.slice(end)}`;
  const comma = tail[1] ? '' : ',';
  return text.slice(0, end) + comma + tail[0] + item + text.slice(end + tail[0].length);
}

interface Style {
  /** One level of indentation; '' = everything on one line. */
  unit: string;
  break: string;
  /** Indentation of the container's line and of its items. */
  own: string;
  child: string;
}

function styleOf(text: string, container: Node): Style {
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const unit = /\n([ \t]+)\S/.exec(text)?.[1] ?? (/\n[ \t]*\S/.test(text) || text.trim() === '{}' ? '  ' : '');
  const own = /[ \t]*/.exec(text.slice(text.lastIndexOf('\n', container.offset) + 1))?.[0] ?? '';
  const first = container.children?.[0];
  const firstLine = first && /\n([ \t]*)$/.exec(text.slice(container.offset, first.offset));
  return { unit, break: lineBreak, own, child: firstLine?.[1] ?? own + unit };
}
