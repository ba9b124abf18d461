/** An object being read, with the names it has had so far, or a list, with the place reached in it. */
type Open = { names: Set<string>; name: string } | { index: number };

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

/**
 * The paths of the names that one JSON object gives twice. `JSON.parse` keeps the last and says nothing, so a date of
 * birth could be overruled further down the file. Works on the text of valid JSON, however deep.
 */
export function repeatedKeys(json: string): string[] {
  const repeated: string[] = [];
  const open: Open[] = [];
  let nameNext = false;
  for (const [token] of json.matchAll(TOKEN)) {
    const here = open.at(-1);
    if (token === '{') {
      open.push({ names: new Set(), name: '' });
      nameNext = true;
    } else if (token === '[') {
      open.push({ index: 0 });
    } else if (token === '}' || token === ']') {
      open.pop();
      nameNext = false;
    } else if (token === ',' && here) {
      if ('index' in here) here.index += 1;
      else nameNext = true;
    } else if (token === ':') {
      nameNext = false;
    } else if (nameNext && here && 'names' in here) {
      here.name = JSON.parse(token) as string;
      if (here.names.has(here.name)) repeated.push(pathOf(open));
      here.names.add(here.name);
    }
  }
  return repeated;
}

function pathOf(open: Open[]): string {
  return open.reduce((path, one) => ('index' in one ? `${path}[${one.index}]` : join(path, one.name)), '');
}

/** The path of a field: `person.dateOfBirth`, and `person["date of birth"]` for a name that would not read as one. */
export function join(path: string, name: string): string {
  if (!/^\w+$/.test(name)) return `${path}[${JSON.stringify(name)}]`;
  return path === '' ? name : `${path}.${name}`;
}
