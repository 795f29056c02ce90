/** The records of a CSV text as arrays; quotes may hold commas, line ends and doubled quotes. */
function* records(text) {
  let record = [];
  let field = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (quoted) {
      if (char !== '"') field += char;
      else if (text[i + 1] === '"') {
        field += '"';
        i++;
      } else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === ',') {
      record.push(field);
      field = '';
    } else if (char === '\n') {
      record.push(field.replace(/\r$/, ''));
      yield record;
      record = [];
      field = '';
    } else field += char;
  }
  if (field !== '' || record.length > 0) yield [...record, field];
}

/** One column of a CSV text with a header line, by name. */
export function columnOf(text, name) {
  const rows = records(text.replace(/^\uFEFF/, ''));
  const column = rows.next().value?.indexOf(name) ?? -1;
  if (column < 0) throw new Error(`no column ${name} in the header`);
  return [...rows].map((row) => row[column] ?? '');
}
