import { AccommodationService, type Home } from '../../src/accommodation/accommodation.service';
import type { UserActor } from '../../src/access/actor';
import { AllocationsService } from '../../src/caseloads/allocations.service';
import { CaseloadService, type CaseloadQuery } from '../../src/caseloads/caseload.service';
import { AuthorityService } from '../../src/authority/authority.service';
import { VisitPolicyService } from '../../src/authority/visit-policy.service';
import { farAwayGaps } from '../../src/contacts/far-away-gaps';
import { ContactsService } from '../../src/contacts/contacts.service';
import { ContactGroupsService } from '../../src/contacts/contact-groups.service';
import { OpenContactsService } from '../../src/contacts/open-contacts.service';
import type { RecordContact } from '../../src/contacts/record-contact';
import { SealedContactsService } from '../../src/contacts/sealed-contacts.service';
import { TripsService } from '../../src/contacts/trips.service';
import { CaseFiles } from '../../src/deadlines/case-files';
import { Ledger } from '../../src/deadlines/ledger';
import { FamiliarityService } from '../../src/familiarity/familiarity.service';
import { newId } from '../../src/platform/ids';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { KNOWN_KINDS } from '../../src/statutory/case-file';
import { addDays, localDate, type LocalDate } from '../../src/statutory/local-date';
import { DEFAULT_POLICY } from '../../src/statutory/policy';
import { CareHistoryService } from '../../src/young-people/care-history.service';
import { CaseFileExportService } from '../../src/young-people/case-file-export.service';
import type { YoungPerson } from '../../src/young-people/young-person.entity';
import { YoungPeopleService, type Identity } from '../../src/young-people/young-people.service';
import { aHealthPassport, aTeam, aWorker, aYoungPerson, startRecords, SYSTEM, type Records } from '../support/records';

const TODAY = localDate('2026-11-23');

/** Four years in foster care, to the 18th birthday of whoever was born on 10 March 2008. */
const IN_CARE_TO_18 = {
  fromOn: localDate('2022-02-01'),
  toOn: localDate('2026-03-10'),
  legalStatus: 'care-order' as const,
  legalStatusCode: 'C2',
  shortBreak: false,
  plannedDays: null,
  placement: 'foster-care' as const,
  placementCode: 'U6',
  carer: null,
  authority: null,
  reasonCeased: 'E6',
  returnCodes: null,
};

describe('casework on a record', () => {
  let records: Records;
  let adviser: UserActor;
  let colleague: UserActor;
  let manager: UserActor;
  let stranger: UserActor;
  let teamId: string;

  beforeAll(async () => {
    records = await startRecords();
    teamId = await aTeam(records.dataSource);
    adviser = await aWorker(records.dataSource, { teamId });
    colleague = await aWorker(records.dataSource, { teamId });
    manager = await aWorker(records.dataSource, { teamId, post: 'team-manager', role: 'manager' });
    stranger = await aWorker(records.dataSource, { teamId: await aTeam(records.dataSource) });
  });
  afterAll(() => records.close());

  it('closes the first visit and opens the next one when the adviser has been to the new home', async () => {
    const id = await aCareLeaverInANewFlat();

    const { change } = await contacts().record(adviser, id, aVisit({ heldOn: localDate('2026-11-20') }), TODAY);

    expect(change.closed.map((item) => item.rule)).toContain('PA-02');
    expect(change.next).toMatchObject({ rule: 'PA-03', dueOn: '2026-12-15' });
    const rows = await deadlines(id);
    expect(rows).toContainEqual(expect.objectContaining({ rule: 'PA-02', state: 'met', met_on: '2026-11-20' }));
    expect(rows).toContainEqual(expect.objectContaining({ rule: 'PA-03', state: 'open' }));
  });

  it('shows before saving exactly what saving then does', async () => {
    const id = await aCareLeaverInANewFlat();
    const command = aVisit({ heldOn: localDate('2026-11-20') });

    const preview = await contacts().preview(adviser, id, command, TODAY);
    expect(await deadlines(id)).toContainEqual(expect.objectContaining({ rule: 'PA-02', state: 'open' }));
    const { change } = await contacts().record(adviser, id, command, TODAY);

    const rules = (items: { rule: string; dueOn: string }[]) => items.map((item) => `${item.rule} ${item.dueOn}`);
    expect(rules(preview.closed)).toEqual(rules(change.closed));
    expect(rules(preview.opened)).toEqual(rules(change.opened));
  });

  it("keeps the visit due when a colleague went in the adviser's place, and shows that somebody did", async () => {
    const id = await aCareLeaverInANewFlat();

    await contacts().record(adviser, id, aVisit({ staffId: colleague.staffId }), TODAY);

    expect(await deadlines(id)).toContainEqual(expect.objectContaining({ rule: 'PA-02', state: 'partial' }));
  });

  it("keeps a social worker's visit in care theirs when the adviser comes along", async () => {
    const id = await aYoungPerson(records.dataSource, { dateOfBirth: localDate('2009-05-10'), teamId });
    const inCare = { ...IN_CARE_TO_18, toOn: null, reasonCeased: null };
    await records.app.get(CareHistoryService).record(manager, id, 'care-episode', inCare, TODAY);
    for (const [role, { staffId }] of [
      ['personal-adviser', adviser],
      ['social-worker', colleague],
    ] as const) {
      const allocate = { role, staffId, fromOn: localDate('2026-03-10'), reason: 'First' };
      await records.app.get(AllocationsService).allocate(manager, id, allocate, TODAY);
    }
    const visit = (staffId: string, alsoThere: string[], on: string) =>
      contacts().record(adviser, id, aVisit({ staffId, alsoThere, place: 'elsewhere', heldOn: localDate(on) }), TODAY);

    await visit(colleague.staffId, [adviser.staffId], '2026-11-20');
    expect(await dueOf(id, 'PA-16')).toContainEqual({ started_on: '2026-11-20', due_on: '2027-01-01' });
    await visit(adviser.staffId, [colleague.staffId], '2026-11-21');
    await visit(manager.staffId, [colleague.staffId, adviser.staffId], '2026-11-22');
    expect(
      await records.dataSource.query('select by_role from contact where young_person_id = $1 order by held_on', [id]),
    ).toEqual([{ by_role: 'social-worker' }, { by_role: 'personal-adviser' }, { by_role: 'personal-adviser' }]);
  });

  it('makes one contact of a form that was sent twice', async () => {
    const id = await aCareLeaverInANewFlat();
    const command = aVisit({ id: newId() });

    const first = await contacts().record(adviser, id, command, TODAY);
    const second = await contacts().record(adviser, id, command, TODAY);

    expect(second.contactId).toBe(first.contactId);
    expect(await count('contact', id)).toBe(1);
    expect(await count('audit_event', id, `and did = 'contact.recorded'`)).toBe(1);
  });

  it('knows who has met a young person, and suggests a familiar face for cover', async () => {
    const id = await aCareLeaverInANewFlat();
    for (const [staffId, on] of [
      [colleague.staffId, '2026-11-18'],
      [colleague.staffId, '2026-11-19'],
      [adviser.staffId, '2026-11-20'],
    ] as const) {
      await contacts().record(adviser, id, aVisit({ staffId, heldOn: localDate(on) }), TODAY);
    }
    await contacts().record(adviser, id, aVisit({ staffId: manager.staffId, mode: 'phone', place: null }), TODAY);
    await contacts().record(adviser, id, aVisit({ staffId: manager.staffId, seen: false }), TODAY);
    const familiarity = records.app.get(FamiliarityService);

    const known = await familiarity.of(manager, [id], TODAY);

    expect(known.get(id)).toEqual({
      lastThree: { visitors: 2, visits: 3 },
      visitorsInYear: 2,
      workersInYear: 1,
      longest: { staffId: adviser.staffId, name: adviser.name, since: '2026-03-10' },
      familiar: [{ staffId: colleague.staffId, name: colleague.name, visits: 2, lastOn: '2026-11-19' }],
    });
    expect((await familiarity.list(manager, 'all', TODAY)).lines.map((line) => line.id)).toContain(id);
    expect((await familiarity.list(manager, 'three', TODAY)).lines.map((line) => line.id)).not.toContain(id);
    expect((await familiarity.of(stranger, [id], TODAY)).size).toBe(0);
  });

  it('moves a note from the wrong record to the right one, and leaves only a trace without words', async () => {
    const [wrong, right] = [await aCareLeaverInANewFlat(), await aCareLeaverInANewFlat()];
    // Written by a colleague, with the adviser of the right one there.
    const together = { staffId: colleague.staffId, alsoThere: [adviser.staffId], ownWords: 'Zebra words' };
    const { contactId } = await contacts().record(adviser, wrong, aVisit(together), TODAY);
    await contacts().addNote(adviser, wrong, contactId, 'And zebra notes', TODAY);
    await records.dataSource.query(
      `insert into celebration (id, young_person_id, win_id, how, on_day) values (gen_random_uuid(), $1, $2, 'card', $3)`,
      [wrong, contactId, TODAY],
    );
    const sealed = records.app.get(SealedContactsService);
    const to = { to: right, reason: 'Two records were open' };

    const moved = await sealed.moveToAnother(adviser, wrong, contactId, to, TODAY);
    const again = await sealed.moveToAnother(adviser, wrong, contactId, to, TODAY);

    expect(again).toBeNull();
    expect(moved?.personId).toBe(right);
    expect(await deadlines(wrong)).toContainEqual(expect.objectContaining({ rule: 'PA-02', state: 'open' }));
    expect(await deadlines(right)).toContainEqual(expect.objectContaining({ rule: 'PA-02', state: 'met' }));
    const inForce = `select own_words from contact where young_person_id = $1 and replaced_by_id is null and not withdrawn`;
    expect(await records.dataSource.query(inForce, [wrong])).toEqual([]);
    expect(await records.dataSource.query(inForce, [right])).toEqual([{ own_words: 'Zebra words' }]);
    const notes = `select text from contact_note where young_person_id = $1 and contact_id = $2`;
    expect(await records.dataSource.query(notes, [right, moved?.contactId])).toEqual([{ text: 'And zebra notes' }]);
    const celebrated = `select young_person_id as "of", win_id as win from celebration where young_person_id = any($1)`;
    expect(await records.dataSource.query(celebrated, [[wrong, right]])).toEqual([
      { of: right, win: moved!.contactId },
    ]);
    const file = await records.app.get(CaseFileExportService).ofPerson(manager, wrong, TODAY);
    expect(JSON.stringify(file)).not.toContain(contactId);
    expect(await sealed.open(manager, wrong, contactId)).toMatchObject({ to: { id: right } });
    await expect(sealed.open(adviser, wrong, contactId)).rejects.toMatchObject({ kind: 'not-allowed' });
    const told = `select did from audit_event where young_person_id = $1 and did like 'contact.%' order by id desc limit 1`;
    expect(await records.dataSource.query(told, [wrong])).toEqual([{ did: 'contact.sealed' }]);
    expect(await records.dataSource.query(told, [right])).toEqual([{ did: 'contact.moved-here' }]);
  });

  it('moves no note to somebody whom the worker may not see, and says no more than that', async () => {
    const wrong = await aCareLeaverInANewFlat();
    const unseen = await aYoungPerson(records.dataSource, { teamId: stranger.teamIds[0] });
    const { contactId } = await contacts().record(adviser, wrong, aVisit(), TODAY);
    const sealed = records.app.get(SealedContactsService);
    const before = await everythingAbout(wrong);

    for (const to of [unseen, newId(), 'LC-999999', wrong, '']) {
      await expect(
        sealed.moveToAnother(adviser, wrong, contactId, { to, reason: 'Two open' }, TODAY),
      ).rejects.toMatchObject({ kind: 'not-valid', errors: [{ field: 'to' }] });
    }
    expect(await everythingAbout(wrong)).toEqual(before);
  });

  it('keeps where a note went from a manager who may not see that record', async () => {
    const [wrong, right] = [await aCareLeaverInANewFlat(), await aCareLeaverInANewFlat()];
    const { contactId } = await contacts().record(adviser, wrong, aVisit(), TODAY);
    const sealed = records.app.get(SealedContactsService);
    await sealed.moveToAnother(adviser, wrong, contactId, { to: right, reason: 'Two open' }, TODAY);

    await records.dataSource.query('update young_person set team_id = $2 where id = $1', [right, stranger.teamIds[0]]);

    await expect(sealed.open(manager, wrong, contactId)).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('puts a group on the record of each who came, by one entry, without the names of others', async () => {
    const people = [await aCareLeaverInANewFlat(), await aCareLeaverInANewFlat()];
    const groups = records.app.get(ContactGroupsService);
    const id = newId();
    const what = { kind: 'drop-in' as const, title: 'Tuesday drop-in', heldOn: TODAY, note: 'We cooked.', people };
    const clerk = await aWorker(records.dataSource, { teamId, post: 'data-officer' });
    const withClerk = groups.record(colleague, { ...what, alsoThere: [clerk.staffId] }, TODAY, id);
    await expect(withClerk).rejects.toMatchObject({ errors: [{ field: 'alsoThere' }] });

    // The colleague writes it down, and their adviser was there: each who came has been seen by both
    const said = { ...what, alsoThere: [adviser.staffId] };
    await groups.record(colleague, said, TODAY, id);
    await groups.record(colleague, said, TODAY, id);

    const rows = await records.dataSource.query(
      `select young_person_id as id, note, seen, group_id, by_role, also_there from contact
        where young_person_id = any($1) order by id`,
      [people],
    );
    const note = 'Tuesday drop-in\nWe cooked.';
    const both = { by_role: 'personal-adviser', also_there: [adviser.staffId] };
    expect(rows).toEqual(people.toSorted().map((one) => ({ id: one, note, seen: true, group_id: id, ...both })));
    const { near, staff } = await groups.colleagues(colleague, TODAY);
    expect(near.map(({ id: one }) => one)).toEqual(expect.arrayContaining([adviser.staffId, manager.staffId]));
    expect(staff.map(({ id: one }) => one)).toEqual(expect.arrayContaining([stranger.staffId]));
    expect(staff.some(({ id: one }) => one === clerk.staffId)).toBe(false);
  });

  it('records a group for nobody when one of them may not be seen', async () => {
    const own = await aCareLeaverInANewFlat();
    const unseen = await aYoungPerson(records.dataSource, { teamId: stranger.teamIds[0] });
    const said = { kind: 'group' as const, title: 'Cooking', heldOn: TODAY, note: null, people: [own, unseen] };

    await expect(records.app.get(ContactGroupsService).record(adviser, said, TODAY)).rejects.toMatchObject({
      errors: [{ field: 'people' }],
    });

    expect(await count('contact', own)).toBe(0);
  });

  it('sees that touch may be lost when two visits in a row found nobody, until somebody speaks to them', async () => {
    const id = await aCareLeaverInANewFlat();
    const open = async () =>
      (await records.app.get(OpenContactsService).open(adviser, TODAY)).notFound.find((one) => one.personId === id);
    const missed = { seen: false, seenAlone: null, safeWhereTheyLive: null };
    await contacts().record(adviser, id, aVisit({ ...missed, heldOn: localDate('2026-11-18') }), TODAY);
    expect(await open()).toMatchObject({ missed: 1, tryAgainOn: null });

    await contacts().record(adviser, id, aVisit({ ...missed, tryAgainOn: localDate('2026-11-24') }), TODAY);
    expect(await open()).toMatchObject({ missed: 2, lastMissedOn: '2026-11-20', tryAgainOn: '2026-11-24' });

    await contacts().record(adviser, id, aVisit({ mode: 'text', place: null, heldOn: TODAY }), TODAY);
    expect(await open()).toMatchObject({ missed: 2 });
    await contacts().record(adviser, id, aVisit({ mode: 'phone', place: null, heldOn: TODAY }), TODAY);
    expect(await open()).toBeUndefined();
  });

  it('asks of a visit to a disabled young person far away how they are, and shows the gap when nobody went', async () => {
    const id = await aCareLeaverInANewFlat('2026-01-05', { disabled: true });
    const trips = records.app.get(TripsService);
    const far = async () =>
      (await trips.plan(manager, { show: 'far', area: null }, TODAY)).people.find((one) => one.id === id);
    expect(await far()).toBeUndefined();
    await trips.sayDistance(adviser, id, 'over-50', TODAY);
    expect((await far())?.farAway).toMatchObject({ gap: true, dueOn: null });
    const gaps = () =>
      records.app.get(UnitOfWork).read(SYSTEM, (work) =>
        farAwayGaps(records.app.get(CaseFiles)).news(work, TODAY, {
          publicUrl: 'https://onward.example',
          madeUp: false,
        }),
      );
    expect(await gaps()).toEqual([]);
    const service = await aWorker(records.dataSource, { post: 'service-manager', role: 'manager' });
    expect(await gaps()).toMatchObject([{ staffId: service.staffId }]);
    const head = await aWorker(records.dataSource, { post: 'head-of-service', role: 'manager' });
    expect(await gaps()).toMatchObject([
      {
        staffId: head.staffId,
        cause: `far-away:2026-11-23:${head.staffId}`,
        body: expect.stringContaining('passed for 1 of'),
      },
    ]);

    const heldOn = localDate('2026-02-01');
    await expect(contacts().record(adviser, id, aVisit({ heldOn }), TODAY)).rejects.toMatchObject({
      errors: [{ field: 'wellbeing' }],
    });
    await contacts().record(adviser, id, aVisit({ heldOn, wellbeing: 'Well cared for' }), TODAY);

    expect(await far()).toMatchObject({ saysHowTheyAre: true, farAway: { dueOn: '2026-04-01', gap: true } });
    await contacts().record(adviser, id, aVisit({ wellbeing: 'Well' }), TODAY);
    expect((await far())?.farAway?.gap).toBe(false);
    expect(await gaps()).toEqual([]);
  });

  it('opens the visit again when the contact turns out never to have been', async () => {
    const id = await aCareLeaverInANewFlat();
    const { contactId } = await contacts().record(adviser, id, aVisit(), TODAY);

    await contacts().withdraw(adviser, id, contactId, 'It was another young person', TODAY);

    expect(await deadlines(id)).toContainEqual(expect.objectContaining({ rule: 'PA-02', state: 'open', met_on: null }));
    expect(await count('contact', id)).toBe(2);
    const [{ n }] = await records.dataSource.query(
      `select count(*)::int as n from deadline_history h join deadline d on d.id = h.deadline_id
        where d.young_person_id = $1 and d.rule = 'PA-02' and h.item ->> 'state' = 'met'`,
      [id],
    );
    expect(n).toBe(1);
  });

  it('saves nothing at all of a contact that is refused', async () => {
    const id = await aCareLeaverInANewFlat();
    const before = await everythingAbout(id);

    await expect(
      contacts().record(adviser, id, aVisit({ heldOn: localDate('2026-11-24') }), TODAY),
    ).rejects.toMatchObject({ kind: 'not-valid', errors: [{ field: 'heldOn' }] });

    expect(await everythingAbout(id)).toEqual(before);
  });

  it('does not exist for an adviser of another team', async () => {
    const id = await aCareLeaverInANewFlat();

    await expect(contacts().record(stranger, id, aVisit({ staffId: stranger.staffId }), TODAY)).rejects.toMatchObject({
      kind: 'not-found',
    });
    const list = await records.app.get(CaseloadService).list(stranger, everyone, TODAY);
    expect(list.rows.map((row) => row.id)).not.toContain(id);
  });

  it('moves with the worker: the former adviser ends on the day the new one starts', async () => {
    const id = await aCareLeaverInANewFlat();
    const command = { role: 'personal-adviser' as const, staffId: colleague.staffId, reason: 'Knows the family' };

    await records.app.get(AllocationsService).allocate(manager, id, { ...command, fromOn: TODAY }, TODAY);

    const rows = await records.dataSource.query(
      `select staff_id, from_on, to_on from allocation
        where young_person_id = $1 and replaced_by_id is null and not withdrawn order by from_on`,
      [id],
    );
    expect(rows).toEqual([
      { staff_id: adviser.staffId, from_on: '2026-03-10', to_on: '2026-11-23' },
      { staff_id: colleague.staffId, from_on: '2026-11-23', to_on: null },
    ]);
  });

  it('refuses allocation by an adviser', async () => {
    const id = await aCareLeaverInANewFlat();
    await expect(
      records.app
        .get(AllocationsService)
        .allocate(adviser, id, { role: 'interim', staffId: adviser.staffId, fromOn: TODAY, reason: 'x' }, TODAY),
    ).rejects.toMatchObject({ kind: 'not-allowed' });
  });

  it('refuses two homes at once and says so in words', async () => {
    const id = await aCareLeaverInANewFlat();
    const period = { fromOn: localDate('2026-01-01'), toOn: null, livesWith: 'parent' as const, brokeDown: false };
    await records.app.get(CareHistoryService).record(adviser, id, 'home-period', period, TODAY);
    await expect(
      records.app.get(CareHistoryService).record(adviser, id, 'home-period', period, TODAY),
    ).rejects.toMatchObject({ driverError: { code: '23P01' } });
  });

  it('gives the second of two people who edit the same record what the first one saved', async () => {
    const id = await aCareLeaverInANewFlat();
    const people = records.app.get(YoungPeopleService);
    const before = await people.forEdit(adviser, id);

    await people.edit(adviser, id, before.version, { ...identity(before), knownAs: 'Jay' }, TODAY);
    await expect(
      people.edit(colleague, id, before.version, { ...identity(before), phone: '07700 900123' }, TODAY),
    ).rejects.toMatchObject({
      kind: 'changed-by-someone-else',
      current: { knownAs: 'Jay', version: before.version + 1 },
    });

    expect(await people.forEdit(adviser, id)).toMatchObject({ knownAs: 'Jay', phone: null });
  });

  it('asks before it makes a second record for the same name and date of birth', async () => {
    const people = records.app.get(YoungPeopleService);
    const who = identity({ givenName: 'Orla', familyName: 'Finch', dateOfBirth: localDate('2008-05-05') });

    const first = await people.create(manager, who, teamId, TODAY, false);
    const second = await people.create(manager, who, teamId, TODAY, false);
    const third = await people.create(manager, who, teamId, TODAY, true);

    expect(first).toEqual({ id: expect.any(String) });
    expect(second).toEqual({
      possibleDuplicates: [expect.objectContaining({ why: 'same name and date of birth', maySee: true })],
    });
    expect(third).toEqual({ id: expect.any(String) });
  });

  it('counts nothing as missed that fell due before the record was begun by hand', async () => {
    const who = identity({ givenName: 'Wren', familyName: 'Late', dateOfBirth: localDate('2008-03-10') });
    const made = await records.app.get(YoungPeopleService).create(manager, who, teamId, TODAY, true);
    const id = 'id' in made ? made.id : '';

    const known: { kind: string; since: string }[] = await records.dataSource.query(
      'select kind, since from known_since where young_person_id = $1 order by kind',
      [id],
    );
    expect(known).toEqual([...KNOWN_KINDS].sort().map((kind) => ({ kind, since: TODAY })));

    await records.app.get(CareHistoryService).record(manager, id, 'care-episode', IN_CARE_TO_18, TODAY);
    const due = await deadlines(id);
    expect(due.filter(({ state }) => state === 'breached')).toEqual([]);
    expect(due.filter(({ due_on }) => due_on < TODAY).map(({ state }) => state)).toContain('unknown');
    expect(due).toContainEqual(expect.objectContaining({ rule: 'PA-01', state: 'open', due_on: '2026-12-07' }));
  });

  it.each([
    ['nhsNumber', { 'nhs-number': '943 476 5918' }],
    ['upn', { upn: 'A801200005001' }],
  ])('refuses a %s whose check character is wrong', async (field, identifiers) => {
    const who = { ...identity({ givenName: 'Bo' }), identifiers };
    await expect(records.app.get(YoungPeopleService).create(manager, who, teamId, TODAY, true)).rejects.toMatchObject({
      kind: 'not-valid',
      errors: [{ field }],
    });
  });

  it('lists an overdue young person before one with nothing due, each with one sentence why', async () => {
    const late = await aCareLeaverInANewFlat('2026-10-01');

    const list = await records.app.get(CaseloadService).list(adviser, { ...everyone, who: 'mine' }, TODAY);

    expect(list.rows[0]?.due[0]?.dueOn).toBe(
      list.rows.flatMap((row) => row.due.map((item) => item.dueOn)).toSorted()[0],
    );
    const row = list.rows.find(({ id }) => id === late)!;
    expect(row.status).toBe('former-relevant');
    expect(row.due.find((item) => item.rule === 'PA-02')).toMatchObject({
      dueOn: '2026-10-08',
      because: expect.stringMatching(/\w/),
    });
    expect(list.overduePeople).toBeGreaterThan(0);
  });

  it('keeps the settings that were in force when an item started, and uses the new ones from their day on', async () => {
    const id = await aCareLeaverInANewFlat('2026-11-17');
    const flat = { fromOn: localDate('2026-05-01'), type: 'U', providedUnder: 'none' as const };
    const rest = { address: null, postcode: null, carer: null, provider: null };
    const more = { placedByAuthority: null, providerRegistered: null, managerReason: null };
    await records.app.get(AccommodationService).recordMove(adviser, id, { ...flat, ...rest, ...more }, TODAY);
    const before = await dueOf(id, 'PA-05');

    await records.app.get(AuthorityService).setPolicy(
      SYSTEM,
      {
        inForceFrom: localDate('2026-11-20'),
        settings: { visitPolicyWeeks: 6 },
        reason: 'Agreed by the corporate parenting board',
      },
      TODAY,
    );
    const visit = { heldOn: localDate('2026-05-10'), place: 'elsewhere' as const };
    await contacts().record(adviser, id, aVisit(visit), TODAY);

    expect(before.length).toBeGreaterThan(0);
    expect((await dueOf(id, 'PA-05')).filter((one) => one.started_on === '2026-05-10')).toEqual([
      { started_on: '2026-05-10', due_on: '2026-07-05' },
    ]);
    await contacts().record(adviser, id, aVisit({ heldOn: localDate('2026-11-20'), place: 'elsewhere' }), TODAY);
    const ended = await records.app
      .get(AccommodationService)
      .recordMove(adviser, id, { ...flat, fromOn: localDate('2026-11-21'), ...rest, ...more }, TODAY);
    expect(ended).toBeTruthy();
    expect(await dueOf(id, 'PA-05')).toContainEqual({ started_on: '2026-11-20', due_on: '2027-01-01' });
  });

  it('moves what started since a setting came into force in the transaction that sets it', async () => {
    const id = await aCareLeaverInANewFlat('2026-05-01');
    const home: Home = { ...aFlat, fromOn: localDate('2026-11-21'), providedUnder: 'none' };
    await records.app.get(AccommodationService).recordMove(adviser, id, home, TODAY);
    expect(await dueOf(id, 'PA-06')).toContainEqual({ started_on: '2026-11-21', due_on: '2026-11-28' });

    const version = { inForceFrom: localDate('2026-11-21'), settings: { newAddressVisitDays: 3 }, reason: 'Board' };
    await records.app.get(AuthorityService).setPolicy(SYSTEM, version, TODAY);

    expect(await dueOf(id, 'PA-06')).toContainEqual({ started_on: '2026-11-21', due_on: '2026-11-24' });
  });

  it('refuses a setting that would loosen the law, and names it', async () => {
    const version = { inForceFrom: TODAY, settings: { requestedReviewDays: 400 }, reason: 'Board' };
    await expect(records.app.get(AuthorityService).setPolicy(SYSTEM, version, TODAY)).rejects.toMatchObject({
      kind: 'not-valid',
      errors: [{ field: 'policy.requestedReviewDays' }],
    });
  });

  it('visits whoever lives far away, is disabled or at risk at the council’s own interval, as its policy and the facts change', async () => {
    const id = await aCareLeaverInANewFlat('2026-01-05');
    const trips = records.app.get(TripsService);
    const authorities = records.app.get(AuthorityService);
    const now = (): Promise<{ due: string; subject: string | null; because: string }[]> =>
      records.dataSource.query(
        `select due_on::text as due, subject, because from deadline
          where young_person_id = $1 and rule = 'PA-15' and state in ('open', 'partial') order by due_on`,
        [id],
      );
    const due = async () => (await now()).map((one) => one.due);
    const administrator = await aWorker(records.dataSource, { role: 'administrator' });
    const calls = { farAwayDays: 5, farAwayInPerson: false };
    const visits = { ...DEFAULT_POLICY.visits, disabledFarAwayDays: 14, ...calls, highRiskDays: 7 };
    const preview = (on = TODAY) => records.app.get(VisitPolicyService).preview(administrator, visits, on);
    const before = await preview();
    await contacts().record(adviser, id, aVisit({ heldOn: localDate('2026-11-16') }), TODAY);
    await trips.sayDistance(adviser, id, 'over-50', localDate('2026-11-16'));
    const after = await preview();
    expect([after.affected - before.affected, after.newly - before.newly]).toEqual([1, 1]);
    expect(after.inGroup.farAwayDays - before.inGroup.farAwayDays).toBe(1);
    expect(await due()).toEqual([]);

    const { standing } = await records.app.get(VisitPolicyService).now(administrator, TODAY);
    const agreed = { changes: { visits }, reason: 'Agreed' };
    const from = await authorities.changeSettings(administrator, agreed, standing, TODAY);
    const day = from > TODAY ? from : TODAY;
    const step = (on: LocalDate) =>
      records.app.get(UnitOfWork).write(SYSTEM, (work) => records.app.get(Ledger).refresh(work, [id], on));
    await step(day);
    expect(await now()).toMatchObject([
      {
        due: addDays(day, 5),
        subject: 'in-touch',
        because: expect.stringMatching(/^By the council's policy somebody who lives far away is seen or spoken with/),
      },
    ]);
    // It holds from that day, and nobody was late by it the day before.
    expect((await preview(day)).due.overdue).toBe(before.due.overdue);

    const people = records.app.get(YoungPeopleService);
    const known = await people.forEdit(adviser, id);
    await people.edit(adviser, id, known.version, { ...identity(known), disabled: true }, day);
    expect(await due()).toEqual([addDays(day, 5), '2026-11-30']);
    // A call that is late is no visit that was missed.
    const trip = (await trips.plan(adviser, { show: 'far', area: null }, addDays(day, 6))).people.find(
      (one) => one.id === id,
    );
    expect([trip?.farAway?.dueOn, trip?.farAway?.gap]).toEqual(['2026-11-30', addDays(day, 6) > '2026-11-30']);
    expect(trip?.nextVisit?.title).not.toContain('in touch');
    await contacts().record(adviser, id, aVisit({ mode: 'phone', place: null, heldOn: TODAY }), day);
    expect((await now()).filter(({ subject }) => subject === 'in-person').map((one) => one.due)).toEqual([
      '2026-11-30',
    ]);
    await contacts().record(adviser, id, aVisit({ heldOn: TODAY, wellbeing: 'Well' }), day);
    expect((await due()).at(-1)).toBe(addDays(TODAY, 14));
    // Another setting changes no visit; a version that drops them does, and whoever it is about knows the day.
    const targetsOnly = { changes: { targets: DEFAULT_POLICY.targets }, reason: 'Targets only' };
    const newest = (await records.app.get(VisitPolicyService).now(administrator, day)).standing;
    await authorities.changeSettings(administrator, targetsOnly, newest, day);
    const dropped = { inForceFrom: addDays(day, 2), settings: {}, reason: 'No visits' };
    await authorities.setPolicy(SYSTEM, dropped, day);
    const reasons = (await records.app.get(VisitPolicyService).now(administrator, day)).versions.map(
      (one) => one.reason,
    );
    expect(reasons.slice(0, 2)).toEqual(['No visits', 'Agreed']);
    const until = await records.dataSource.query(
      'select next_change_on = $2 as known from legal_position where young_person_id = $1',
      [id, dropped.inForceFrom],
    );
    expect(until).toEqual([{ known: true }]);
    const near: Home = { ...aFlat, fromOn: day, providedUnder: 'none' };
    await records.app.get(AccommodationService).recordMove(adviser, id, near, day);
    expect(await due()).toEqual([]);
  });

  const aFlat = {
    type: 'U',
    placedByAuthority: null,
    address: null,
    postcode: null,
    carer: null,
    provider: null,
    providerRegistered: null,
    managerReason: null,
  };

  const everyone: CaseloadQuery = {
    who: 'everyone',
    show: 'all',
    status: null,
    teamId: null,
    adviserId: null,
    risk: null,
    basis: null,
    order: 'due',
    page: 1,
  };

  function contacts(): ContactsService {
    return records.app.get(ContactsService);
  }

  /** Four years in foster care to 18, former relevant since, in the council's flat since `movedOn`. */
  async function aCareLeaverInANewFlat(movedOn = '2026-11-17', more: Partial<YoungPerson> = {}): Promise<string> {
    const who = { dateOfBirth: localDate('2008-03-10'), teamId, ...more };
    const id = await aYoungPerson(records.dataSource, who);
    await aHealthPassport(records.dataSource, id, localDate('2025-03-10'));
    await records.app.get(CareHistoryService).record(manager, id, 'care-episode', IN_CARE_TO_18, TODAY);
    const allocate = { role: 'personal-adviser' as const, staffId: adviser.staffId, reason: 'First adviser' };
    await records.app
      .get(AllocationsService)
      .allocate(manager, id, { ...allocate, fromOn: localDate('2026-03-10') }, TODAY);
    const home: Home = {
      fromOn: localDate(movedOn),
      type: 'U',
      providedUnder: 's24B',
      placedByAuthority: true,
      address: '4 Tern Court',
      postcode: null,
      carer: null,
      provider: null,
      providerRegistered: null,
      managerReason: null,
    };
    await records.app.get(AccommodationService).recordMove(adviser, id, home, TODAY);
    return id;
  }

  function aVisit(given: Partial<RecordContact> = {}): RecordContact {
    return {
      heldOn: localDate('2026-11-20'),
      heldAt: null,
      mode: 'face-to-face',
      staffId: adviser.staffId,
      place: 'accommodation',
      seen: true,
      seenAlone: true,
      safeWhereTheyLive: 'yes',
      note: 'Tea, and a look at the letter from the college.',
      ownWords: null,
      goodNews: null,
      appointmentId: null,
      reviewHeld: false,
      supportOffered: null,
      ...given,
    };
  }

  function identity(given: Partial<Identity> = {}): Identity {
    const { givenName = 'Sam', familyName = 'Reed', knownAs = null, dateOfBirth = localDate('2008-03-10') } = given;
    return {
      givenName,
      familyName,
      knownAs,
      dateOfBirth,
      sex: null,
      ethnicity: null,
      firstLanguage: null,
      interpreter: 'not-known',
      communicationNeeds: null,
      phone: null,
      email: null,
      unaccompaniedAsylumSeeker: null,
      disabled: null,
      sen: null,
      parent: null,
      diedOn: null,
      identifiers: {},
    };
  }

  async function deadlines(
    id: string,
  ): Promise<{ rule: string; state: string; due_on: string; met_on: string | null }[]> {
    return records.dataSource.query(`select rule, state, due_on, met_on from deadline where young_person_id = $1`, [
      id,
    ]);
  }

  async function dueOf(id: string, rule: string): Promise<{ started_on: string; due_on: string }[]> {
    return records.dataSource.query(
      `select started_on, due_on from deadline where young_person_id = $1 and rule = $2 and state <> 'cancelled'
        order by started_on`,
      [id, rule],
    );
  }

  async function count(table: string, id: string, and = ''): Promise<number> {
    const [{ n }] = await records.dataSource.query(
      `select count(*)::int as n from ${table} where young_person_id = $1 ${and}`,
      [id],
    );
    return n;
  }

  async function everythingAbout(id: string): Promise<unknown> {
    return [
      await deadlines(id),
      await count('contact', id),
      await count('audit_event', id),
      await count('legal_position_history', id),
    ];
  }
});
