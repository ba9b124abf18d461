import { typed, type Fields } from '../web/fields';

type Link = { number: number; href: string; current: boolean } | { ellipsis: true };

/** For the pagination component: the first, the last and this page with its neighbours. Null when there is one page. */
export function pageLinks(page: number, pages: number, href: (page: number) => string) {
  if (pages <= 1) return null;
  const numbers = [...new Set([1, page - 1, page, page + 1, pages])].filter((n) => n >= 1 && n <= pages);
  const items = numbers.flatMap((number, index): Link[] => {
    const gap = index > 0 && number - numbers[index - 1]! > 1;
    const link = { number, href: href(number), current: number === page };
    return gap ? [{ ellipsis: true }, link] : [link];
  });
  return {
    previous: page > 1 ? { href: href(page - 1) } : null,
    next: page < pages ? { href: href(page + 1) } : null,
    items,
  };
}

/** The page that an address asks for by this name: a whole number from 1; the first where it says anything else. */
export function pageAsked(fields: Fields, name = 'page'): number {
  const asked = typed(fields, name);
  return /^[1-9]\d{0,4}$/.test(asked) ? Number(asked) : 1;
}

/** A page of a list that is read whole, with the links to the others; whoever asks for a later one gets the last. */
export function onePage<T>(lines: readonly T[], asked: number, size: number, href: (page: number) => string) {
  const pages = Math.ceil(lines.length / size);
  const page = Math.max(1, Math.min(asked, pages));
  return { shown: lines.slice((page - 1) * size, page * size), pagination: pageLinks(page, pages, href) };
}
