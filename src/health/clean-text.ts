/**
 * A value with every text in it free of the control characters that neither PostgreSQL's JSON nor XML can hold; line ends
 * and tabs stay.
 */
export function cleaned<T>(value: T): T {
  if (typeof value === 'string') {
    // eslint-disable-next-line no-control-regex
    return value.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g, '').trim() as T;
  }
  if (Array.isArray(value)) return value.map((one: unknown) => cleaned(one)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cleaned(inner as unknown)])) as T;
}
