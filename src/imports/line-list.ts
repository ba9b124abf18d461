/** "line 3", "lines 2-40, 42" */
export function lineList(lines: number[]): string {
  if (lines.length === 0) return '';
  const ranges: [number, number][] = [];
  for (const line of [...lines].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && line === last[1] + 1) last[1] = line;
    else ranges.push([line, line]);
  }
  const list = ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(', ');
  return `${lines.length === 1 ? 'line' : 'lines'} ${list}`;
}
