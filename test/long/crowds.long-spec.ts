import { newId } from '../../src/platform/ids';
import { localDate } from '../../src/statutory/local-date';
import { aSession, NetworkBrowser, startCopy, startOwnServer, type Copy, type OwnServer } from '../support/copies';
import { aTeam, aWorker, aYoungPerson } from '../support/records';
import { anAllocation } from '../support/night';

const PEOPLE = 20;

describe('a crowd at two copies of the application', () => {
  let server: OwnServer;
  let copies: Copy[];
  let addresses: string[];
  let team: string;
  let adviserId: string;
  let adviser: () => Promise<NetworkBrowser>;
  let manager: () => Promise<NetworkBrowser>;

  beforeAll(async () => {
    server = await startOwnServer();
    team = await aTeam(server.dataSource, 'North');
    const one = await aWorker(server.dataSource, { teamId: team });
    const boss = await aWorker(server.dataSource, { teamId: team, post: 'team-manager', role: 'manager' });
    await server.sql('insert into team_manager (team_id, staff_id) values ($1, $2)', [team, boss.staffId]);
    adviserId = one.staffId;
    adviser = async () => new NetworkBrowser(await aSession(server, one.userId));
    manager = async () => new NetworkBrowser(await aSession(server, boss.userId));
    copies = [startCopy({ DATABASE_URL: server.appUrl }), startCopy({ DATABASE_URL: server.appUrl })];
    addresses = await Promise.all(copies.map(({ running }) => running));
  });
  afterAll(async () => {
    for (const copy of copies) copy.process.kill('SIGTERM');
    expect(await Promise.all(copies.map(({ ended }) => ended))).toEqual([0, 0]);
    await server.close();
  });

  const aCase = async (): Promise<string> => {
    const id = await aYoungPerson(server.dataSource, {
      teamId: team,
      givenName: 'Mina',
      familyName: 'Fable',
      dateOfBirth: localDate('2005-03-10'),
    });
    await anAllocation(server.dataSource, id, adviserId);
    return id;
  };

  it(`${PEOPLE} people save one record at once: each version has one winner, the others see both texts`, async () => {
    const id = await aCase();
    const at = (n: number, page: string) => `${addresses[n % 2]}/young-people/${id}/${page}`;
    const waiting = await Promise.all(
      Array.from({ length: PEOPLE }, async (_, n) => {
        const browser = await adviser();
        const open = await browser.get(at(n, 'edit'));
        const fields: Record<string, string> = { ...fieldsOf(open.$), knownAs: `Name ${n}` };
        return { n, browser, page: 'edit', fields };
      }),
    );
    const winners: number[] = [];

    for (let left = waiting; left.length > 0;) {
      const answers = await Promise.all(
        left.map(async (one) => ({ ...one, answer: await one.browser.post(at(one.n, one.page), one.fields) })),
      );
      const saved = answers.filter(({ answer }) => answer.status === 303);
      expect(saved).toHaveLength(1);
      winners.push(saved[0]!.n);
      const lost = answers.filter(({ answer }) => answer.status !== 303);
      for (const { n, answer } of lost) {
        expect(answer.status).toBe(409);
        const text = answer.$('main').text();
        expect(text).toContain(`Name ${n}`);
        expect(text).toContain(`Name ${saved[0]!.n}`);
      }
      left = lost.map(({ n, browser, answer }) => ({
        n,
        browser,
        page: 'merge',
        fields: { ...fieldsOf(answer.$), 'keep-knownAs': 'mine' },
      }));
    }

    expect([...winners].sort((a, b) => a - b)).toEqual(waiting.map(({ n }) => n));
    expect(await server.sql('select version, known_as from young_person where id = $1', [id])).toEqual([
      { version: PEOPLE + 1, known_as: `Name ${winners.at(-1)}` },
    ]);
    const versions = await server.sql(
      `select (detail ->> 'version')::int as v from audit_event
        where young_person_id = $1 and did = 'young-person.edited' order by v`,
      [id],
    );
    expect(versions).toEqual(winners.map((_, n) => ({ v: n + 2 })));
  });

  const today = { when: 'today', onDate: '' };
  const FORMS: {
    name: string;
    page: string;
    who: 'adviser' | 'manager';
    fields: () => Record<string, string>;
    table: string;
    did: string;
  }[] = [
    {
      name: 'a contact',
      page: 'contacts/new',
      who: 'adviser',
      fields: () => ({ ...today, outcome: 'seen', mode: 'face-to-face', place: 'elsewhere', note: 'At college.' }),
      table: 'contact',
      did: 'contact.recorded',
    },
    {
      name: 'a move',
      page: 'moves/new',
      who: 'adviser',
      fields: () => ({ ...today, step: 'save', type: 'E', providedUnder: 'none', address: '1 Heron Way' }),
      table: 'accommodation_period',
      did: 'accommodation.moved',
    },
    {
      name: 'an appointment',
      page: 'appointments/new',
      who: 'adviser',
      fields: () => ({ when: 'tomorrow', onDate: '', kind: 'visit', at: '2.30pm', place: '', matters: '' }),
      table: 'appointment',
      did: 'appointment.planned',
    },
    {
      name: 'a worker given',
      page: 'allocate',
      who: 'manager',
      fields: () => ({ ...today, role: 'social-worker', staffId: adviserId, reason: 'Knows her well' }),
      table: `allocation where role = 'social-worker' and`,
      did: 'young-person.allocated',
    },
    {
      name: 'a plan date',
      page: 'plan-dates/new',
      who: 'adviser',
      fields: () => ({ ...today, step: 'review' }),
      table: 'plan_review',
      did: 'pathway-plan.review',
    },
    {
      name: 'an offer of support',
      page: 'support/new',
      who: 'adviser',
      fields: () => ({ ...today, what: 'offer', how: 'Phone call', reply: 'Not now' }),
      table: 'support_offer',
      did: 'support.offer.recorded',
    },
  ];

  /** Clicked four times, at two copies at once, and sent again when all have answered. */
  async function clickedAgainAndAgain(browser: NetworkBrowser, path: string, fields: Record<string, string>) {
    const clicks = await Promise.all([0, 1, 0, 1].map((copy) => browser.post(`${addresses[copy]}${path}`, fields)));
    return [...clicks, await browser.post(`${addresses[0]}${path}`, fields)];
  }

  it.each(FORMS)('$name is one record however often its form is sent', async ({ page, who, fields, table, did }) => {
    const id = await aCase();
    const browser = await { adviser, manager }[who]();
    await browser.get(`${addresses[0]}/young-people/${id}/${page}`);
    const formId = newId();

    const answers = await clickedAgainAndAgain(browser, `/young-people/${id}/${page}`, { ...fields(), formId });

    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303]);
    const where = table.includes(' where ') ? table : `${table} where`;
    expect(await server.sql(`select id from ${where} young_person_id = $1`, [id])).toEqual([{ id: formId }]);
    expect(
      await server.sql('select subject_id from audit_event where young_person_id = $1 and did = $2', [id, did]),
    ).toEqual([{ subject_id: formId }]);
  });

  it('a note is one note however often its form is sent', async () => {
    const id = await aCase();
    const browser = await adviser();
    const [contact, note] = [newId(), newId()];
    await browser.get(`${addresses[0]}/young-people/${id}/contacts/new`);
    await browser.post(`${addresses[0]}/young-people/${id}/contacts/new`, { ...FORMS[0]!.fields(), formId: contact });

    const answers = await clickedAgainAndAgain(browser, `/young-people/${id}/contacts/${contact}/notes`, {
      note: 'She was glad.',
      formId: note,
    });

    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303]);
    expect(await server.sql('select id from contact_note where contact_id = $1', [contact])).toEqual([{ id: note }]);
    expect(
      await server.sql(`select 1 from audit_event where subject_id = $1 and did = 'contact.note-added'`, [contact]),
    ).toHaveLength(1);
  });

  it('a new young person is one record however often the form is sent', async () => {
    const browser = await manager();
    const open = await browser.get(`${addresses[0]}/young-people/new`);
    const noor = { givenName: 'Noor', familyName: 'Sample', dateOfBirth: '4/5/2009' };
    const fields: Record<string, string> = { ...fieldsOf(open.$), ...noor };

    const answers = await clickedAgainAndAgain(browser, '/young-people/new', fields);

    expect(new Set(answers.map(({ status, location }) => `${status} ${location}`))).toEqual(
      new Set([`303 /young-people/${fields.formId}`]),
    );
    expect(await server.sql(`select id from young_person where given_name = 'Noor'`)).toEqual([{ id: fields.formId }]);
  });

  it('200 requests at once, more than there are connections, are each answered, and what was answered is there', async () => {
    const [busy, others] = [await aCase(), await Promise.all(Array.from({ length: 10 }, aCase))];
    const browser = await adviser();
    const page = (id: string) => `${addresses[0]}/young-people/${id}/contacts/new`;
    await browser.get(page(busy));
    const sent = Array.from({ length: 200 }, (_, n) => ({ formId: newId(), id: n % 2 ? busy : others[n % 10]! }));

    const answers = await Promise.all(
      sent.map(async ({ formId, id }) => ({
        formId,
        answer: await browser.post(page(id), { ...FORMS[0]!.fields(), formId }),
      })),
    );

    const saved = answers.filter(({ answer }) => answer.status === 303).map(({ formId }) => formId);
    for (const { answer } of answers.filter(({ answer: { status } }) => status !== 303)) {
      expect(answer.status).toBe(503);
      expect(answer.$('form[method=post] input[name=formId]').length).toBeGreaterThan(0);
    }
    expect(saved.length).toBeGreaterThan(100);
    const there = await server.sql<{ id: string }>('select id from contact where id = any($1)', [
      sent.map(({ formId }) => formId),
    ]);
    expect(there.map(({ id }) => id).sort()).toEqual(saved.sort());
    expect((await browser.get(`${addresses[0]}/young-people/${busy}`)).status).toBe(200);
  });
});

/** Every field of the page's own form as it stands. */
function fieldsOf($: Awaited<ReturnType<NetworkBrowser['get']>>['$']): Record<string, string> {
  return Object.fromEntries(
    $('main form')
      .serializeArray()
      .map(({ name, value }) => [name, value]),
  );
}
