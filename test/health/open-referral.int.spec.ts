import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { newId } from '../../src/platform/ids';
import { startTestApp, type Answer, type SignedInBrowser, type TestApp } from '../support/app';

/** What the UK profile of version 3 asks for, written from its reference: the names, what is required, and their forms. */
const uuid = { type: 'string', format: 'uuid' };
const text = { type: 'string', minLength: 1 };
const day = { type: 'string', format: 'date' };
const time = { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' };
const uri = { type: 'string', format: 'uri' };
const of = (required: string[], properties: object) => ({
  ...{ type: 'object', required, properties, additionalProperties: false },
});
const list = (items: object) => ({ type: 'array', items });
const TERM = of(['id', 'taxonomy'], {
  ...{ id: uuid, name: text, description: text, taxonomy: text, taxonomy_id: uuid, term: text },
});
const LINE = {
  ...{ id: uuid, name: text, description: text, url: uri },
  status: { enum: ['active', 'inactive', 'defunct', 'temporarily closed'] },
  ...{ application_process: text, eligibility_description: text, wait_time: text },
  ...{ minimum_age: { type: 'number' }, maximum_age: { type: 'number' }, assured_date: day },
  last_modified: { type: 'string', format: 'date-time' },
};
const PHONE = of(['id', 'number', 'url'], { id: uuid, number: text, url: uri });
const SERVICE_REQUIRED = ['id', 'name', 'status', 'url'];
const SERVICE = of(SERVICE_REQUIRED, {
  ...LINE,
  schedules: list(
    of(['id'], {
      ...{ id: uuid, service_id: uuid, valid_from: day, valid_to: day, dtstart: day, interval: { type: 'number' } },
      ...{ freq: { enum: ['WEEKLY', 'MONTHLY'] }, byday: text, opens_at: time, closes_at: time },
      ...{ description: text, notes: text, attending_type: text, schedule_link: uri },
    }),
  ),
  service_areas: list(of(['id'], { id: uuid, service_id: uuid, name: text })),
  contacts: list(of(['id'], { id: uuid, service_id: uuid, phones: list(PHONE) })),
  attributes: list(
    of(['id'], {
      ...{ id: uuid, link_id: uuid, link_entity: text, link_type: text, taxonomy_term_id: uuid, taxonomy_term: TERM },
    }),
  ),
});
const HEAD = {
  ...{ total_items: { type: 'integer' }, total_pages: { type: 'integer' }, page_number: { type: 'integer' } },
  ...{ size: { type: 'integer' }, first_page: { type: 'boolean' }, last_page: { type: 'boolean' } },
  empty: { type: 'boolean' },
};
const paged = (items: object) => of([...Object.keys(HEAD), 'contents'], { ...HEAD, contents: list(items) });
const TAXONOMY = { id: uuid, name: text, description: text };

const ajv = addFormats(new Ajv2020({ allErrors: true }));

function holds(schema: object, { text: json, headers }: Answer): Record<string, unknown> {
  const body = JSON.parse(json) as Record<string, unknown>;
  expect([ajv.validate(schema, body), ajv.errors]).toEqual([true, null]);
  expect(headers['access-control-allow-origin']).toBe('*');
  return body;
}

describe('the directory of services in Open Referral UK', () => {
  let onward: TestApp;
  let keeper: SignedInBrowser;
  const [nurse, closed] = [newId(), newId()];

  beforeAll(async () => {
    onward = await startTestApp({ OPEN_REFERRAL: 'on' });
    keeper = await onward.signInAs('manager', { name: 'Kit Keeper' });
    await onward.sql(
      `insert into health_service (id, name, kind, areas, age_from, age_to, what, how, phone, web, step, for_whom, wait_days,
         opening, booking, staff_note, checked_on, checked_by_id, closed, changed_by_id)
       values ($1, 'Nurse drop-in', 'sexual-health', '{RG1,RG2}', 13, 25, 'Advice and tests.', 'Just go.', '01632 960 123 ext 4',
               'nurse.example/advice', null, null, null, 'Each afternoon', null, 'Ring Jo on 07700 900 001', '2026-11-02', $3, false, $3),
              ($2, 'A 50% talk', 'emotional', '{}', null, null, 'Talks.', 'Ring.', null, 'by phone only', 3, 'Under 20', 28,
               null, 'https://book.example/talk', 'Slow', null, $3, true, $3)`,
      [nurse, closed, keeper.actor.staffId],
    );
    await onward.sql(
      `insert into health_service_session (id, service_id, weekly, first_on, last_on, from_time, to_time, place, way, note)
       values ($1, $3, true, '2026-11-03', null, '14:00', '16:00', 'Library', 'drop-in', 'Ask at the desk'),
              ($2, $4, false, '2026-12-24', null, '10:00', '11:00', 'Hall', 'booked', null)`,
      [newId(), newId(), nurse, closed],
    );
  });
  afterAll(() => onward.close());

  const ask = (path = '') => onward.visitor().get(`/api/open-referral${path}`);
  const names = async (query: string) =>
    (holds(paged(of(SERVICE_REQUIRED, LINE)), await ask(`/services?${query}`)).contents as { name: string }[]).map(
      ({ name }) => name,
    );

  it('gives whoever asks each service as the standard has it, and nothing that staff tell each other', async () => {
    expect(JSON.parse((await ask()).text)).toMatchObject({ version: '3.0' });
    const answer = await ask(`/services/${nurse}`);
    expect(holds(SERVICE, answer)).toMatchObject({
      ...{ id: nurse, name: 'Nurse drop-in', status: 'active', url: 'https://nurse.example/advice' },
      ...{ minimum_age: 13, maximum_age: 25, assured_date: '2026-11-02', application_process: 'Just go.' },
      schedules: [
        { description: 'Each afternoon' },
        { freq: 'WEEKLY', byday: 'TU', valid_from: '2026-11-03', opens_at: '14:00', description: 'Library' },
      ],
      service_areas: [{ name: 'RG1' }, { name: 'RG2' }],
      contacts: [{ phones: [{ number: '01632 960 123 ext 4', url: 'tel:01632960123' }] }],
      attributes: [{ taxonomy_term: { term: 'Sexual health' } }],
    });
    const other = await ask(`/services/${closed}`);
    expect(holds(SERVICE, other)).toMatchObject({
      ...{ status: 'inactive', url: 'https://book.example/talk', wait_time: 'Up to 28 days' },
      schedules: [{ valid_from: '2026-12-24', valid_to: '2026-12-24', schedule_link: 'https://book.example/talk' }],
      attributes: [{}, { taxonomy_term: { taxonomy: 'Steps for emotional wellbeing' } }],
    });
    const all = await ask('/services?full=true');
    expect(holds(paged(SERVICE), all)).toMatchObject({ total_items: 2, size: 2, first_page: true, last_page: true });
    const said = (await keeper.get('/health-services')).$('a[href$="/api/open-referral/services"]').attr('href');
    expect(said).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api/);
    expect(answer.text + other.text + all.text).not.toMatch(/Jo|07700|Slow|Keeper|staff/);
  });

  it('lists page by page, by words, age, kind and change', async () => {
    expect(await names('')).toEqual(['A 50% talk', 'Nurse drop-in']);
    expect(await names('per_page=1&page=2')).toEqual(['Nurse drop-in']);
    expect(holds(paged(of([], LINE)), await ask('/services?page=9'))).toMatchObject({ empty: true, total_pages: 1 });
    expect(await names('search=50%25')).toEqual(['A 50% talk']);
    expect(await names('minimum_age=26')).toEqual(['A 50% talk']);
    for (const at of ['2099-01-01T00:00:00Z', '2099-01-01', '2099-01-01T00:00:00.5%2B14:00'])
      expect([at, await names(`modified_after=${at}`)]).toEqual([at, []]);
    expect(await names('modified_after=1900-01-01')).toHaveLength(2);
    const taxonomies = holds(paged(of(['id', 'name', 'description'], TAXONOMY)), await ask('/taxonomies'));
    const [kinds] = taxonomies.contents as [{ id: string }];
    const whole = of(['id', 'name', 'description'], { ...TAXONOMY, taxonomy_terms: list(TERM) });
    const { taxonomy_terms: terms } = holds(whole, await ask(`/taxonomies/${kinds.id}`));
    const sexual = (terms as { id: string; term: string }[]).find(({ term }) => term === 'Sexual health')!;
    expect(await names(`taxonomy_term_id=${sexual.id}`)).toEqual(['Nurse drop-in']);
    holds(TERM, await ask(`/taxonomy_terms/${sexual.id}`));
    holds(paged(TERM), await ask('/taxonomy_terms?per_page=3'));

    for (const query of [
      ...[
        '-200000-01-01T00:00:00Z',
        '%2B275760-09-13',
        '0000-01-01',
        '1',
        'Sunday 3 May',
        '2026-02-30',
        '2026-03-15T10:30:45',
      ].map((at) => `modified_after=${at}`),
      ...['minimum_age=-1', 'maximum_age=1e3', 'page=9999999', 'per_page=0x1'],
    ]) {
      const { status, text: said } = await ask(`/services?${query}`);
      expect([query, status]).toEqual([query, 422]);
      expect(said).toContain(`"${query.split('=')[0]}"`);
    }
    const harmless = 'search=%00&taxonomy_term_id=%00&full=%00&search=a&search=b&page[]=2&minimum_age=%C3';
    expect((await ask(`/services?${harmless}`)).status).toBeLessThan(500);
    const wrong = await ask('/services?page=0&per_page=1000');
    expect(wrong.status).toBe(422);
    expect(wrong.text).toMatch(/page[^]*per_page/);
    for (const path of ['/services/none', `/services/${newId()}`, `/taxonomies/${newId()}`, '/taxonomy_terms/x'])
      expect([path, (await ask(path)).status]).toEqual([path, 404]);
  });
});

it('is nobody’s to read where the council does not publish it', async () => {
  const silent = await startTestApp();
  for (const path of ['', '/services', `/services/${newId()}`, '/services?page=x', '/taxonomies', '/taxonomy_terms'])
    expect([path, (await silent.visitor().get(`/api/open-referral${path}`)).status]).toEqual([path, 404]);
  await silent.close();
});
