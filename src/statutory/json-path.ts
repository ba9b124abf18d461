/** An object being read, with the names it has had so far, or a list, with the place reached in it. */
type Open = { names: Set<string>; name: string } | { index: number };

const [QUOTE, COMMA, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [34, 44, 91, 93, 123, 125] as const;

/**
 * The paths of the names that one JSON object gives twice. `JSON.parse` keeps the last and says nothing, so a date of
 * birth could be overruled further down the file. Works on the text of valid JSON, however deep.
 */
export function repeatedKeys(json: string): string[] {
  const repeated: string[] = [];
  const open: Open[] = [];
  let nameNext = false;
  for (let at = 0; at < json.length; at += 1) {
    switch (json.charCodeAt(at)) {
      case OPEN_OBJECT:
        open.push({ names: new Set(), name: '' });
        nameNext = true;
        break;
      case OPEN_LIST:
        open.push({ index: 0 });
        break;
      case CLOSE_OBJECT:
      case CLOSE_LIST:
        open.pop();
        nameNext = false;
        break;
      case COMMA: {
        const here = open[open.length - 1];
        if (here && 'index' in here) here.index += 1;
        else nameNext = true;
        break;
      }
      case QUOTE: {
        const end = endOfText(json, at);
        const here = nameNext ? open[open.length - 1] : undefined;
        if (here && 'names' in here) {
          here.name = textWithin(json, at, end);
          if (here.names.has(here.name)) repeated.push(pathOf(open));
          here.names.add(here.name);
          nameNext = false;
        }
        at = end;
        break;
      }
      default:
        break;
    }
  }
  return repeated;
}

function textWithin(json: string, start: number, end: number): string {
  const raw = json.slice(start + 1, end);
  return raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw;
}

/**
 * Whether one object may give a name twice: quick, and true wherever that is not certain. Where every name is followed by
 * its colon, there are at least as many such pairs of marks as names, and the value that was read has as many names only
 * if none was read over.
 *
 * @param value what `JSON.parse` makes of the text
 */
export function mayRepeatKeys(json: string, value: unknown): boolean {
  if (/"\s+:/.test(json)) return true;
  let pairs = 0;
  for (let at = json.indexOf('":'); at !== -1; at = json.indexOf('":', at + 2)) pairs += 1;
  return pairs !== namesIn(value);
}

/** Of every object in it, however deep. */
function namesIn(value: unknown): number {
  let names = 0;
  const left = [value];
  while (left.length > 0) {
    const part = left.pop();
    if (typeof part !== 'object' || part === null) continue;
    const within: unknown[] = Object.values(part);
    if (!Array.isArray(part)) names += within.length;
    for (const one of within) if (typeof one === 'object') left.push(one);
  }
  return names;
}

/** Where the text that begins at this quotation mark ends: at the next one with an even number of backslashes before it. */
function endOfText(json: string, start: number): number {
  let end = json.indexOf('"', start + 1);
  const isEscaped = () => {
    let backslashes = 0;
    while (json[end - 1 - backslashes] === '\\') backslashes += 1;
    return backslashes % 2 === 1;
  };
  while (isEscaped()) end = json.indexOf('"', end + 1);
  return end;
}

function pathOf(open: Open[]): string {
  return open.reduce((path, one) => ('index' in one ? `${path}[${one.index}]` : join(path, one.name)), '');
}

/** The path of a field: `person.dateOfBirth`, and `person["date of birth"]` for a name that would not read as one. */
export function join(path: string, name: string): string {
  if (!/^\w+$/.test(name)) return `${path}[${JSON.stringify(name)}]`;
  return path === '' ? name : `${path}.${name}`;
}
