/** All that stands in no XML 1.0, halves of surrogate pairs among it. */
const NOT_OF_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** A value with every text in it free of what PostgreSQL's JSON or XML cannot hold; line ends and tabs stay. */
export function cleaned<T>(value: T): T {
  if (typeof value === 'string') {
    return value.replaceAll(NOT_OF_XML, '').trim() as T;
  }
  if (Array.isArray(value)) return value.map((one: unknown) => cleaned(one)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cleaned(inner as unknown)])) as T;
}
