import * as fc from 'fast-check';
import { Client } from 'pg';
import { ImportReadingService } from '../../src/imports/import-reading.service';
import { ImportsService, type ImportInput } from '../../src/imports/imports.service';
import { UndoImportService } from '../../src/imports/undo-import.service';
import { Casework } from '../../src/young-people/casework';
import { correctFact, recordFact } from '../../src/platform/fact';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { audit } from '../../src/audit/audit';
import { Contact } from '../../src/contacts/contact.entity';
import { ContactsService } from '../../src/contacts/contacts.service';
import { CareEpisode } from '../../src/young-people/care-history.entities';
import { PersonReadingService } from '../../src/young-people/person-reading.service';
import { YoungPerson } from '../../src/young-people/young-person.entity';
import { localDate } from '../../src/statutory/local-date';
import { aTeam, aWorker, startRecords, SYSTEM, type Records } from '../support/records';
import { aReturn } from './a-return';

const today = localDate('2026-11-01');
type Tables = Parameters<typeof aReturn>[0];

let records: Records;
beforeAll(async () => {
  records = await startRecords();
});
beforeEach(() => records.empty());
afterAll(() => records.close());

const returnOf = (tables: Tables, collectionYear: number | null = 2026): ImportInput => ({
  kind: 'ssda903',
  files: aReturn(tables),
  collectionYear,
});
const names = (...lines: string[]): ImportInput => ({
  kind: 'names',
  file: { name: 'names.csv', bytes: Buffer.from(lines.join('\n'), 'utf8') },
});
const sql = <Row = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<Row[]> =>
  records.dataSource.query(text, values);
const apply = async (input: ImportInput): Promise<string> =>
  (await records.app.get(ImportsService).apply(SYSTEM, input, today)).importId!;
const undo = (importId: string) => records.app.get(UndoImportService).undo(SYSTEM, importId, 'The wrong files', today);
const outlook = (importId: string) => records.app.get(UndoImportService).outlook(SYSTEM, importId);

/** What lists, case files and the ledger show of everybody: without ids, and without what is cancelled. */
async function shown(): Promise<unknown[]> {
  return sql(
    `select to_jsonb(y) - '{id,import_id,version,created_at,created_by_id,team_id}'::text[] as person, t.name as team,
            (select jsonb_agg(jsonb_build_array(i.kind, i.value, i.check_passed) order by i.kind)
               from person_identifier i where i.young_person_id = y.id and not i.withdrawn) as numbers,
            (select jsonb_agg(to_jsonb(e) - $1::text[] order by e.from_on) from care_episode e
              where e.young_person_id = y.id and e.replaced_by_id is null and not e.withdrawn) as care,
            (select jsonb_agg(to_jsonb(a) - $1::text[] order by a.from_on) from allocation a
              where a.young_person_id = y.id and a.replaced_by_id is null and not a.withdrawn) as allocations,
            (select jsonb_agg(to_jsonb(c) - $1::text[] order by c.held_on) from contact c
              where c.young_person_id = y.id and c.replaced_by_id is null and not c.withdrawn) as contacts,
            (select jsonb_agg(to_jsonb(s) - $1::text[] order by s.collection_year) from return_snapshot s
              where s.young_person_id = y.id and s.replaced_by_id is null and not s.withdrawn) as snapshots,
            (select jsonb_agg(jsonb_build_array(m.kind, m.detail) order by m.kind, m.detail) from matter_for_manager m
              where m.young_person_id = y.id and m.settled_at is null) as matters,
            (select jsonb_agg(jsonb_build_array(d.rule, d.due_on, d.state, d.because, d.met_on) order by d.rule, d.due_on, d.because)
               from deadline d where d.young_person_id = y.id and d.state <> 'cancelled') as due,
            to_jsonb(l) - '{young_person_id,refreshed_at}'::text[] as position
       from young_person y left join legal_position l on l.young_person_id = y.id left join team t on t.id = y.team_id
            left join person_identifier own on own.young_person_id = y.id and own.kind = 'authority-id' and not own.withdrawn
      where y.merged_into_id is null and y.withdrawn_at is null
      order by own.value`,
    [
      [
        'id',
        'fact_id',
        'young_person_id',
        'recorded_at',
        'recorded_by_id',
        'replaced_by_id',
        'import_id',
        'import_line',
      ],
    ],
  );
}

async function asOwner(text: string): Promise<void> {
  const client = new Client({ connectionString: records.database.ownerUrl });
  await client.connect();
  await client.query(text).finally(() => client.end());
}

/** A change by a person, with its audit event, as every service makes one. */
async function workedOn(
  child: string,
  story: (...args: Parameters<Parameters<Casework['change']>[4]>) => Promise<void>,
) {
  const [person] = await sql<{ id: string }>(
    `select young_person_id as id from person_identifier where value = $1 and not withdrawn`,
    [child],
  );
  await records.app.get(UnitOfWork).write(SYSTEM, async (work) => {
    await story(work, await work.manager.findOneByOrFail(YoungPerson, { id: person!.id }));
    await audit(work, { did: 'care-episode.corrected', youngPersonId: person!.id });
  });
  return person!.id;
}

describe('undoing an import', () => {
  it('takes out whom only it knew: from lists, from the ledger, and as if they had never been asked about', async () => {
    const importId = await apply(
      returnOf({ Header: [{ UPN: 'H801200001001' }], Episodes: [{}], OC3: [{ IN_TOUCH: 'DIED' }] }),
    );
    expect(await outlook(importId)).toEqual({ people: 1, created: 1, not: null, workedOn: [] });
    await undo(importId);

    expect(await shown()).toEqual([]);
    expect(await sql(`select state from deadline where state <> 'cancelled'`)).toEqual([]);
    expect(await sql('select status, needs_manager, next_change_on from legal_position')).toEqual([
      { status: 'none', needs_manager: [], next_change_on: null },
    ]);
    expect(await sql('select id from matter_for_manager where settled_at is null')).toEqual([]);
    expect(await sql(`select count(*)::int as n from young_person`)).toEqual([{ n: 1 }]);
    expect(await sql(`select distinct withdrawn_reason from care_episode where replaced_by_id is null`)).toEqual([
      { withdrawn_reason: 'The import was undone: The wrong files' },
    ]);
    expect(await sql(`select did, detail from audit_event where did like '%undone' order by did`)).toEqual([
      { did: 'import.undone', detail: { people: 1, created: 1 } },
      { did: 'young-person.import-undone', detail: {} },
    ]);
  });

  it('gives back what it brought up to date, by new rows of the same facts', async () => {
    await apply(returnOf({ Header: [{}], Episodes: [{}], OC3: [{ ACTIV: 'F1' }] }, 2026));
    const before = await shown();
    const later = await apply(
      returnOf(
        { Header: [{ ETHNIC: 'WBRI', MOTHER: '1' }], Episodes: [{ DEC: '01/02/2026', REC: 'E5' }], OC3: [{}] },
        2026,
      ),
    );
    expect(await shown()).not.toEqual(before);
    await undo(later);

    expect(await shown()).toEqual(before);
    expect(await sql('select count(distinct fact_id)::int as facts, count(*)::int as rows from care_episode')).toEqual([
      { facts: 1, rows: 3 },
    ]);
    expect(await sql('select count(*)::int as n from young_person where withdrawn_at is not null')).toEqual([{ n: 0 }]);
  });

  it('shows no program a number that only the undone import had', async () => {
    await apply(returnOf({ Header: [{}], Episodes: [{}] }, 2025));
    const [person] = await sql<{ id: string }>('select id from young_person');
    const numbers = async () =>
      (await new PersonReadingService(records.app.get(Casework)).identity(SYSTEM, person!.id)).identifiers;
    const later = await apply(returnOf({ Header: [{ UPN: 'H801200001001' }], Episodes: [{}] }, 2026));
    expect(await numbers()).toEqual({ 'authority-id': '10001', upn: 'H801200001001' });
    await undo(later);

    expect(await numbers()).toEqual({ 'authority-id': '10001' });
  });

  it('tells programs that the import does not stand any more', async () => {
    const runs = new ImportReadingService(records.app.get(UnitOfWork));
    const importId = await apply(returnOf({ Header: [{}], Episodes: [{}] }));
    expect(await runs.read(SYSTEM, importId)).toMatchObject({ undoneAt: null });
    await undo(importId);

    const [listed] = await runs.list(SYSTEM, { after: null, limit: 10 });
    expect(listed).toMatchObject({ id: importId, undoneAt: expect.any(Date) as Date });
    expect(await runs.read(SYSTEM, importId)).toMatchObject({ undoneAt: listed!.undoneAt });
  });

  it('gives back the adviser, the team, the name and the visits that a list of names had brought', async () => {
    await aWorker(records.dataSource, { teamId: await aTeam(records.dataSource, 'North'), name: 'Mary Okoro' });
    await aWorker(records.dataSource, { teamId: await aTeam(records.dataSource, 'South'), name: 'Sam Lee' });
    await apply(returnOf({ Header: [{}], Episodes: [{}] }));
    await apply(names('Child,Given name,Adviser,Adviser from', '10001,Jasmine,Mary Okoro,01/02/2026'));
    const before = await shown();
    const list = names(
      'Child,Given name,Known as,Adviser,Adviser from,Last visit',
      '10001,Jas,J,Sam Lee,01/09/2026,02/09/2026',
    );
    const importId = await apply(list);
    const after = await shown();
    await undo(importId);

    expect(await shown()).toEqual(before);
    await apply(list);
    expect(await shown()).toEqual(after);
  });

  it('leaves a young person’s episode as a person here had corrected it, and nobody’s import', async () => {
    const open = returnOf({ Header: [{}], Episodes: [{}] }, 2025);
    await apply(open);
    await workedOn('10001', async (work, person) => {
      const episode = await work.manager.findOneByOrFail(CareEpisode, { youngPersonId: person.id });
      await correctFact(work, CareEpisode, episode, { placement: null, placementCode: null });
    });
    const ending = returnOf({ Header: [{}], Episodes: [{ DEC: '01/02/2026', REC: 'E5', PLACE: '' }] }, 2026);
    const importId = await apply(ending);
    await undo(importId);

    // An import would bring its own episode up to date; a person's word it does not touch.
    const result = await records.app.get(ImportsService).preview(SYSTEM, open, today);
    expect(result.counts).toMatchObject({ conflict: 1 });
  });

  it.each<[string, (personId: string, child: string) => Promise<unknown>]>([
    [
      'a contact was recorded',
      async (personId) => {
        const worker = await aWorker(records.dataSource, { role: 'manager', post: 'team-manager' });
        await sql('update young_person set team_id = null where id = $1', [personId]);
        await records.app.get(ContactsService).record(
          worker,
          personId,
          {
            heldOn: today,
            heldAt: null,
            mode: 'phone',
            staffId: worker.staffId,
            place: null,
            seen: true,
            seenAlone: null,
            safeWhereTheyLive: null,
            note: null,
            ownWords: null,
            goodNews: null,
            appointmentId: null,
            reviewHeld: false,
            supportOffered: null,
          },
          today,
        );
      },
    ],
    [
      'a fact was corrected',
      (_, child) =>
        workedOn(child, async (work, person) => {
          const episode = await work.manager.findOneByOrFail(CareEpisode, { youngPersonId: person.id });
          await correctFact(work, CareEpisode, episode, { toOn: localDate('2026-02-10') });
        }),
    ],
    ['a later import changed them', (_, child) => apply(names('Child,Given name', `${child},Jasmine`))],
  ])('is refused once %s, naming who was worked on', async (_, work) => {
    const importId = await apply(returnOf({ Header: [{}, { CHILD: '2' }], Episodes: [{}, { CHILD: '2' }] }));
    const [person] = await sql<{ id: string }>(`select young_person_id as id from person_identifier where value = '2'`);
    await work(person!.id, '2');
    const before = await shown();

    expect(await outlook(importId)).toMatchObject({
      people: 2,
      not: { workedOn: 1 },
      workedOn: [{ id: person!.id, number: '2' }],
    });
    await expect(undo(importId)).rejects.toMatchObject({
      kind: 'cannot-be-undone',
      detail: '1 young person has been worked on since, so this import cannot be undone.',
    });
    expect(await shown()).toEqual(before);
  });

  it('is not kept from it by a look, nor by a later import that was undone itself', async () => {
    const first = await apply(returnOf({ Header: [{}], Episodes: [{}] }));
    const [person] = await sql<{ id: string }>('select id from young_person');
    await records.app.get(Casework).view(SYSTEM, person!.id, 'record', () => Promise.resolve());
    const second = await apply(returnOf({ Header: [{}], Episodes: [{ DEC: '01/02/2026', REC: 'E5' }], OC3: [{}] }));
    expect(await outlook(first)).toMatchObject({ not: { workedOn: 1 } });
    await undo(second);
    await undo(first);

    expect(await shown()).toEqual([]);
  });

  it('is done once, however many ask', async () => {
    const importId = await apply(returnOf({ Header: [{}], Episodes: [{}] }));
    const outcomes = await Promise.allSettled([undo(importId), undo(importId)]);

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(undo(importId)).rejects.toMatchObject({ kind: 'cannot-be-undone' });
    expect(await sql('select import_id from import_undo')).toHaveLength(1);
  });

  it('is refused for an import that did not keep what stood there before', async () => {
    const importId = await apply(returnOf({ Header: [{}], Episodes: [{}] }));
    await asOwner(`update import_run set choice = null`);

    expect(await outlook(importId)).toMatchObject({ not: 'from an earlier version' });
    await expect(undo(importId)).rejects.toMatchObject({ kind: 'cannot-be-undone' });
  });

  it('is a data officer’s work, with a reason', async () => {
    const importId = await apply(returnOf({ Header: [{}], Episodes: [{}] }));
    const service = records.app.get(UndoImportService);
    const manager = await aWorker(records.dataSource, { role: 'manager', post: 'team-manager' });

    await expect(service.undo(manager, importId, 'x', today)).rejects.toMatchObject({ kind: 'not-allowed' });
    await expect(service.outlook(manager, importId)).rejects.toMatchObject({ kind: 'not-allowed' });
    await expect(service.undo(SYSTEM, importId, ' ', today)).rejects.toMatchObject({ kind: 'not-valid' });
  });
});

/** What may have happened before: nothing, or an older return, and perhaps a correction by a person. */
const histories = fc.record({
  children: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
  sex: fc.constantFrom('F', 'M', ''),
  ended: fc.boolean(),
  oc3: fc.boolean(),
  died: fc.boolean(),
});

describe('import, undo, import', () => {
  it('comes to the same as importing once, and undoing to what was before, whatever was in the files', async () => {
    let round = 0;
    await fc.assert(
      fc.asyncProperty(fc.option(histories), histories, fc.boolean(), async (earlier, later, corrected) => {
        round += 1;
        const files = ({ children, sex, ended, oc3, died }: NonNullable<typeof earlier>, year: number) => {
          const child = (n: number) => ({ CHILD: `R${round}N${n}` });
          return returnOf(
            {
              Header: children.map((n) => ({ ...child(n), SEX: sex, ETHNIC: n === 1 ? '' : 'WBRI' })),
              Episodes: children.map((n) => ({
                ...child(n),
                ...(ended && { DEC: `0${n}/02/${year}`, REC: died && n === 2 ? 'E2' : 'E5' }),
              })),
              ...(oc3 && { OC3: children.map((n) => ({ ...child(n), IN_TOUCH: died ? 'DIED' : 'YES' })) }),
            },
            year,
          );
        };
        if (earlier) await apply(files(earlier, 2025));
        if (earlier && corrected) {
          await workedOn(`R${round}N${earlier.children[0]}`, async (work, { id }) => {
            await recordFact(work, Contact, {
              youngPersonId: id,
              heldOn: today,
              mode: 'phone',
              byRole: 'manager',
              seen: false,
            } as never);
            const episode = await work.manager.findOneByOrFail(CareEpisode, { youngPersonId: id });
            await correctFact(work, CareEpisode, episode, { placement: null, placementCode: null });
          });
        }
        const before = await shown();

        const input = files(later, 2026);
        const first = await apply(input);
        const once = await shown();
        if (first === null) return expect(once).toEqual(before);
        await undo(first);
        expect(await shown()).toEqual(before);
        expect(await apply(input)).not.toBeNull();
        expect(await shown()).toEqual(once);
      }),
      { numRuns: Number(process.env.UNDOINGS ?? 25) },
    );
  }, 60_000);
});
