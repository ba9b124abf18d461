import { load } from 'cheerio';
import { WHATS_NEW } from '../../src/web/whats-new';
import type { Answer } from '../support/app';
import { everyPage } from './every-page';

describe('about this page', () => {
  const { prepare, addresses, office, someone, close } = everyPage();
  beforeAll(prepare);
  afterAll(close);

  /** What stands in its place on the page. To read a thousand and more pages as trees, whole, would take long. */
  const about = ({ text }: Answer) => {
    const [place = ''] = /<div class="onward-about">[\s\S]*?<\/details>/.exec(text) ?? [];
    return load(place)('.govuk-details__text').text().replaceAll(/\s+/g, ' ').trim();
  };
  const saysItIsMadeUp = ({ text }: Answer) => text.match(/ class="[^"]*\bonward-made-up(?![\w-])/g)?.length === 1;

  it('is said on every page, in a few sentences, to somebody who may see it', async () => {
    const without: string[] = [];
    for (const { route, address } of addresses()) {
      const shown: Answer[] = [];
      for (const browser of Object.values(someone())) {
        const answer = await browser.get(address);
        if (answer.status === 200) shown.push(answer);
      }
      const isPage = (answer: Answer) => String(answer.headers['content-type']).startsWith('text/html');
      if (shown.length > 0 && !shown.some(isPage)) continue;
      if (shown.length === 0) without.push(`${route}: nobody here may see it`);
      for (const answer of shown) {
        if (about(answer).split(/[.?!](?:\s|$)/).length < 3) without.push(`${route}: too little said`);
        if (!saysItIsMadeUp(answer)) without.push(`${route}: does not say that the council is made up`);
      }
    }
    expect([...new Set(without)]).toEqual([]);
  }, 240_000);

  it.each([['adviser'], ['visitor']])(
    'is said to the %s where something went wrong, beside the practice line',
    async (who) => {
      for (const answer of [
        await someone()[who]!.get('/no-such-page'),
        await someone()[who]!.post('/sign-in', { email: 'nobody', password: '' }),
      ]) {
        if (answer.status < 400) continue;
        expect(about(answer)).not.toBe('');
        expect(saysItIsMadeUp(answer)).toBe(true);
      }
      expect((await office().adviser.get('/no-such-page')).status).toBe(404);
    },
  );

  it('what is new stands newest first, and the mark goes once it was looked at', async () => {
    expect(WHATS_NEW.map(({ on }) => on)).toEqual(
      WHATS_NEW.map(({ on }) => on)
        .sort()
        .reverse(),
    );
    const { colleague } = office();
    expect((await colleague.get('/today')).$('.onward-footer__new')).toHaveLength(1);
    const { $ } = await colleague.get('/whats-new');
    expect($('main').text()).toContain(WHATS_NEW[0]!.title);
    expect($('main').text()).toContain('How to practise');
    expect((await colleague.get('/today')).$('.onward-footer__new')).toHaveLength(0);
    expect((await office().stranger.get('/today')).$('.onward-footer__new')).toHaveLength(1);
  });
});
