import { onePage, pageAsked, pageLinks } from './page-links';

const shown = (page: number, pages: number) =>
  pageLinks(page, pages, String)!.items.map((item) =>
    'ellipsis' in item ? '…' : item.current ? `[${item.number}]` : `${item.number}`,
  );

describe('the links between the pages of a list', () => {
  it('are not there for a list of one page', () => {
    expect(pageLinks(1, 1, String)).toBeNull();
  });

  it.each([
    [1, 2, '[1] 2'],
    [2, 4, '1 [2] 3 4'],
    [1, 20, '[1] 2 … 20'],
    [10, 20, '1 … 9 [10] 11 … 20'],
    [20, 20, '1 … 19 [20]'],
  ])('on page %i of %i are %s', (page, pages, words) => {
    expect(shown(page, pages).join(' ')).toBe(words);
  });

  it('lead back from the last page and on from the first', () => {
    expect(pageLinks(1, 3, String)).toMatchObject({ previous: null, next: { href: '2' } });
    expect(pageLinks(3, 3, String)).toMatchObject({ previous: { href: '2' }, next: null });
  });

  it.each([
    [{ page: '2' }, 'c d'],
    [{ page: '3' }, 'e'],
    [{ page: '9' }, 'e'],
    [{ page: '0' }, 'a b'],
    [{ page: 'x' }, 'a b'],
    [{}, 'a b'],
  ])('for %j show %s of five, two to a page', (fields, shown) => {
    expect(onePage(['a', 'b', 'c', 'd', 'e'], pageAsked(fields), 2, String).shown.join(' ')).toBe(shown);
  });

  it('of nobody are one page with nobody on it', () => {
    expect(onePage([], 4, 2, String)).toEqual({ shown: [], pagination: null });
  });
});
