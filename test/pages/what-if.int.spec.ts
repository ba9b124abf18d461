import { aProgramOf } from '../support/api';
import type { Answer } from '../support/app';
import { aCareLeaverInANewFlat, anOffice, type Office } from './young-person-people';

const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

describe('what if', () => {
  let office: Office;
  let id: string;

  beforeAll(async () => {
    office = await anOffice();
    id = await aCareLeaverInANewFlat(office);
  });
  afterAll(() => office.onward.close());

  const A_MOVE = { event: 'move', on: '27/11/26', type: 'U', providedUnder: 's24B', placedByAuthority: 'yes' };
  const attempt = (fields: Record<string, string>, person = id): Promise<Answer> =>
    office.adviser.post(`/young-people/${person}/what-if`, fields);
  const part = ({ $ }: Answer, heading: string) =>
    $(`#${heading} + ul > li`)
      .toArray()
      .map((one) => words($(one).text()));

  /** Every row of every table but the audit, as one text a table. */
  async function everything(): Promise<Record<string, string>> {
    const tables = await office.onward.sql<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'audit_event' order by 1`,
    );
    const kept: Record<string, string> = {};
    for (const { name } of tables) {
      const [row] = await office.onward.sql<{ all: string }>(
        `select coalesce(string_agg(t::text, E'\\n' order by t::text), '') as all from "${name}" t`,
      );
      kept[name] = row!.all;
    }
    return kept;
  }

  it('is opened from what’s due, and asks what might happen', async () => {
    const record = await office.adviser.get(`/young-people/${id}`);
    const { status, $ } = await office.adviser.get(record.$('a[href$="/what-if"]').attr('href')!);

    expect(status).toBe(200);
    expect(
      $('#event a')
        .toArray()
        .map((link) => $(link).text()),
    ).toContain('They move');
    const form = await office.adviser.get($('#event a').first().attr('href')!);
    expect(form.$('select[name=type]')).toHaveLength(1);
    expect((await office.adviser.get(`/young-people/${id}/moves/new`)).$('a[href$="what-if?event=move"]')).toHaveLength(
      1,
    );
  });

  it('reads what a move on Friday would start and close, beside the status and the home as they stand', async () => {
    const answer = await attempt(A_MOVE);

    expect(answer.status).toBe(200);
    expect(answer.$('#result').text()).toBe(
      'They move on 27 November 2026. Kind of home: independent living. Provided by us under section 24B.',
    );
    const shown = words(answer.$('main').text());
    expect(shown).toContain(
      'Nothing is saved. This is how it would look on 27 November 2026, compared with 27 November 2026 if it does not happen.',
    );
    const starts = part(answer, 'starts');
    expect(starts.find((one) => one.startsWith('Visit within 7 days of moving in'))).toContain(
      'Due by 4 December 2026 Law Moved in on 27 November 2026, so the personal adviser visits there by 4 December 2026.',
    );
    expect(words(answer.$('#status').nextAll().first().text())).toMatch(
      /^As it stands today, and the same on 27 November 2026 Former relevant /,
    );
    expect(words(answer.$('#home').nextAll().first().text())).toMatch(/Independent living\. Not determined/);
    expect(answer.$('input[name=on]').attr('value')).toBe('27/11/26');
    expect(answer.$('input[name=providedUnder]:checked').attr('value')).toBe('s24B');
  });

  it('sets a home that would not be suitable beside the one there is, and says what is no longer due', async () => {
    const answer = await attempt({ ...A_MOVE, type: 'V', providedUnder: 'none' });

    expect(words(answer.$('#home').nextAll('.onward-beside').first().text())).toMatch(
      /^As it stands today Independent living\. .* As it would be on 27 November 2026 Emergency accommodation\. Not suitable; for the return: V2/,
    );
    expect(part(answer, 'closes').find((one) => one.startsWith('Pathway plan review 28 days after'))).toContain(
      'No longer due was due by 15 December 2026',
    );
    expect(part(answer, 'moves')).toEqual([]);
  });

  it('closes what a visit would meet', async () => {
    const answer = await attempt({ event: 'contact', on: 'Tue 24/11/26', mode: 'face-to-face', at: 'accommodation' });

    expect(part(answer, 'closes').find((one) => one.startsWith('Visit within 7 days of moving in'))).toContain(
      'Met by it',
    );
  });

  it('says what stands in the way, at the field, and shows nothing then', async () => {
    for (const [fields, href, message] of [
      [{ event: 'release', on: '27/11/26' }, '#on', 'Nothing recorded says that they are in custody'],
      [{ event: 'returns', on: '27/11/26' }, '#on', 'Nothing recorded says that they are missing'],
      [{ event: 'care-ends', on: '27/11/26', goesTo: 'parent' }, '#on', 'Nothing recorded says that they are in care'],
      [{ ...A_MOVE, on: '17/11/26' }, '#on', 'A move on that day is recorded already'],
      [{ ...A_MOVE, on: '24/11/28' }, '#on', 'Enter a day from 23 November 2024 to 23 November 2028'],
      [{ ...A_MOVE, on: 'soon' }, '#on', 'Enter the day as'],
      [{ ...A_MOVE, type: '' }, '#type', 'Choose what kind of home it is'],
      [{ ...A_MOVE, lookOn: '26/11/26' }, '#lookOn', 'Enter 27 November 2026 or a day after it'],
      [{ event: 'later-day', on: '22/11/26' }, '#on', 'Enter today or a day to come'],
      [{ event: 'flies away', on: '27/11/26' }, '#event', 'Choose what might happen'],
    ] as const) {
      const { status, $ } = await attempt(fields);
      expect([status, $('.govuk-error-summary a').attr('href')]).toEqual([422, href]);
      expect($('.govuk-error-summary').text()).toContain(message);
      expect($(href)).toHaveLength(1);
      expect($('#result')).toHaveLength(0);
    }
  });

  it('saves nothing whatever is tried: only that somebody looked', async () => {
    const looks = () =>
      office.onward.sql<{ did: string; page: string }>(
        `select did, detail ->> 'page' as page from audit_event where young_person_id = $1 order by id`,
        [id],
      );
    const [before, looked] = [await everything(), (await looks()).length];
    const tried: Record<string, string>[] = [
      A_MOVE,
      { event: 'custody', on: '27/11/26', lookOn: '27/2/27' },
      { event: 'missing', on: '24/11/26' },
      { event: 'course', on: '1/9/27', inPathwayPlan: 'yes' },
      { event: 'asks-for-support', on: '1/9/27', supportFor: 'support' },
      { event: 'contact', on: '20/11/26', mode: 'phone', at: '' },
      { event: 'later-day', on: '11/3/28' },
    ];
    for (const fields of tried) expect((await attempt(fields)).status).toBe(200);

    expect(await everything()).toEqual(before);
    expect((await looks()).slice(looked)).toEqual(tried.map(() => ({ did: 'young-person.viewed', page: 'what-if' })));
  });

  it('comes true: what it says of a move is what the record shows once that move is recorded', async () => {
    const person = await aCareLeaverInANewFlat(office);
    const said = await attempt({ ...A_MOVE, on: '23/11/26' }, person);
    await office.adviser.post(`/young-people/${person}/moves/new`, {
      ...A_MOVE,
      step: 'save',
      when: 'today',
      onDate: '',
    });
    const opened = await office.onward.sql<{ title: string }>(
      `select title from deadline where young_person_id = $1 and state = 'open'
          and started_by_id like '%' || (select fact_id from accommodation_period where young_person_id = $1
            and from_on = '2026-11-23' and replaced_by_id is null) || '%'`,
      [person],
    );

    expect(opened.length).toBeGreaterThan(0);
    for (const { title } of opened) expect(part(said, 'starts').some((one) => one.startsWith(title))).toBe(true);
  });

  it('goes forward in time: what comes by itself, and what is overdue by then', async () => {
    const answer = await attempt({ event: 'later-day', on: '10/3/29' });
    expect(answer.status).toBe(422);
    const later = await attempt({ event: 'later-day', on: '25/11/26' });

    expect(part(later, 'runs-out').some((one) => one.startsWith('Visit within 7 days of moving in'))).toBe(true);
    expect(words(later.$('main').text())).toContain('compared with how it stands today');
    expect(later.$('#result').text()).toBe('Nothing is recorded until 25 November 2026.');
  });

  it('is for whoever may see the young person: a data officer too, and no other team', async () => {
    expect((await office.dataOfficer.post(`/young-people/${id}/what-if`, A_MOVE)).status).toBe(200);
    expect((await office.stranger.post(`/young-people/${id}/what-if`, A_MOVE)).status).toBe(404);
    expect((await office.administrator.get(`/young-people/${id}/what-if`)).status).toBe(404);
  });

  it('answers a program the same', async () => {
    const program = await aProgramOf(office.onward, office.adviser.actor);
    const asked = `young-people/${id}/what-if?event=move&on=2026-11-27&type=U&providedUnder=s24B&placedByAuthority=true`;
    const { status, body } = await program.get(asked);

    expect(status).toBe(200);
    expect(body).toMatchObject({
      now: { on: '2026-11-23', status: 'former-relevant' },
      then: { on: '2026-11-27', status: 'former-relevant', home: 'Independent living' },
      otherwise: { on: '2026-11-27' },
      starts: expect.arrayContaining([expect.objectContaining({ rule: 'PA-02', dueOn: '2026-12-04' })]),
    });
    const refused = await program.get(`young-people/${id}/what-if?event=move`);
    expect([refused.status, refused.body]).toMatchObject([422, { errors: [{ pointer: '#/type' }] }]);
    expect((await program.get(`young-people/${id}/what-if`)).body).toMatchObject({ starts: [], closes: [], moves: [] });
  });
});
