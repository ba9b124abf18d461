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
