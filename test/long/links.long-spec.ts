import { newId } from '../../src/platform/ids';
import type { SignedInBrowser, TestBrowser } from '../support/app';
import { everyPage } from '../access/every-page';

/** Where a link leads out of the application, or a browser does not ask for it. */
const NOT_ASKED = /^(#|https?:|mailto:|tel:|sms:|webcal:|data:)/;

const READERS = (
  process.env.LINKS_OF ?? 'adviser trainee manager senior dataOfficer administrator night visitor'
).split(' ');

/** From each page that somebody may see they may go on: nothing is offered that answers “not allowed” or “not found”. */
describe('every link', () => {
  const { prepare, addresses, office, someone, close } = everyPage();
  let readers: Record<string, TestBrowser>;

  beforeAll(async () => {
    await prepare();
    readers = { ...someone(), trainee: await aTrainee() };
  });
  afterAll(close);

  /** An adviser of the same team, whose post is a trainee's. */
  const aTrainee = async (): Promise<SignedInBrowser> => {
    const { onward } = office();
    const trainee = await onward.signInAs('adviser', { team: 'North', name: 'Tess Learner' });
    await onward.sql(
      `insert into worker_post (id, fact_id, staff_id, from_on, role, hours, contract, trainee)
       values ($1, $1, $2, '2026-01-05', 'personal-adviser', 37, 'permanent', true)`,
      [newId(), trainee.actor.staffId],
    );
    return trainee;
  };

  it.each(READERS)(
    'that the %s is shown opens for them',
    async (name) => {
      const browser = readers[name]!;
      const offeredOn = new Map<string, string>();
      const answered = new Map<string, number>();
      let pages = 0;
      for (const { route, address } of addresses()) {
        const { status, headers, $ } = await browser.get(address);
        answered.set(address, status);
        if (status !== 200 || !String(headers['content-type']).startsWith('text/html')) continue;
        pages += 1;
        for (const link of $('a[href]').get()) {
          const href = String($(link).attr('href'));
          if (NOT_ASKED.test(href)) continue;
          const { pathname, search, searchParams } = new URL(href, `http://onward.example${address}`);
          // One of each kind of question to a list: what they differ in is no matter of access.
          const kind = `${pathname}?${[...searchParams.keys()].sort().join('&')}`;
          if (!offeredOn.has(kind)) offeredOn.set(kind, `${pathname}${search} ${route}`);
        }
      }
      const closed: string[] = [];
      for (const one of offeredOn.values()) {
        const [href, ...route] = one.split(' ');
        const status = answered.get(href!) ?? (await browser.get(href!)).status;
        if (status >= 400) closed.push(`${status} ${href} on ${route.join(' ')}`);
      }
      expect(closed).toEqual([]);
      expect(pages).toBeGreaterThan(name === 'visitor' ? 0 : 5);
    },
    600_000,
  );
});
