import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { DataSource } from 'typeorm';
import { Contact } from '../../src/contacts/contact.entity';
import { LegalPosition } from '../../src/deadlines/legal-position.entity';
import { FIGURES, kindsOf, type FigureId } from '../../src/insight/plan-measure';
import { readPlanAddress } from '../../src/insight/plan-measures.query';
import { PlanMeasuresService, planSumOf, type PlanCounts } from '../../src/insight/plan-measures.service';
import { isClear } from '../../src/pathway-plans/coach';
import { NOTHING_WRITTEN, textOf, type PlanDocument } from '../../src/pathway-plans/plan-document';
import { PathwayPlan } from '../../src/pathway-plans/plan-dates.entities';
import { figuresOf } from '../../src/pathway-plans/plan-figures';
import { PlanAgreement, PlanAtWork, PlanCopy, PlanTopic, PlanVersion } from '../../src/pathway-plans/plan.entities';
import { newId } from '../../src/platform/ids';
import { addDays, localDate, type LocalDate } from '../../src/statutory/local-date';
import { aCareLeaver } from '../pages/caseload-people';
import { aProgramOf, type Program } from '../support/api';
import { startTestApp, type SignedInBrowser, type TestApp } from '../support/app';
import { aGoal, anAction, aNeed, aPlan, aTopic } from '../support/plan-documents';

const TODAY = localDate('2026-11-26');
const FIRST_TEMPLATE = '019ad000-0000-7000-8000-000000000002';
const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

/** What is in a figure without its zeros, so that a table in a test can be read. */
const said = (counts: Record<string, number>) => Object.fromEntries(Object.entries(counts).filter(([, n]) => n > 0));

/** Small enough to be counted by hand: each young person says what they are, and the expected figures were counted from them. */
describe('how pathway plans stand, counted by hand', () => {
  let onward: TestApp;
  let manager: SignedInBrowser;
  let ada: SignedInBrowser;
  let officer: SignedInBrowser;
  let program: Program;
  let service: PlanMeasuresService;
  const people: Record<string, string> = {};
  const ask = (address: Record<string, string> = {}) => service.figures(manager.actor, readPlanAddress(address), TODAY);
  const list = (address: Record<string, string>) =>
    service.list(manager.actor, readPlanAddress(address), { after: null, limit: 100 }, TODAY);
  const named = async (address: Record<string, string>) =>
    (await list(address)).people.map(({ familyName }) => familyName).toSorted();

  beforeAll(async () => {
    onward = await startTestApp();
    onward.clock.now = new Date('2026-11-26T10:00:00Z');
    service = onward.app.get(PlanMeasuresService);
    manager = await onward.signInAs('manager', { team: 'North', name: 'Bo Manager' });
    ada = await onward.signInAs('adviser', { team: 'North', name: 'Ada Worker' });
    officer = await onward.signInAs('data-officer', { name: 'Dot Officer' });
    program = await aProgramOf(onward, manager.actor);
    const lee = await onward.signInAs('adviser', { team: 'North', name: 'Lee Worker' });
    const elsewhere = await onward.signInAs('adviser', { team: 'West', name: 'Wim Elsewhere' });
    const north = manager.actor.teamIds[0]!;
    const db = onward.app.get(DataSource);

    const person = async (familyName: string, given: Partial<Parameters<typeof aCareLeaver>[1]> = {}) => {
      people[familyName] = await aCareLeaver(onward, { adviser: ada.actor, givenName: 'Kit', familyName, ...given });
      return people[familyName];
    };
    const dateOnly = (youngPersonId: string, completedOn: LocalDate, given: Partial<PathwayPlan> = {}) => {
      const id = newId();
      return db.getRepository(PathwayPlan).insert({ id, factId: id, youngPersonId, completedOn, ...given });
    };
    const atWork = async (youngPersonId: string, state: PlanAtWork['state']) => {
      const id = newId();
      const { cover, takingPart, consulted } = aPlan([]);
      await db.getRepository(PlanAtWork).insert({
        id,
        youngPersonId,
        templateVersionId: FIRST_TEMPLATE,
        state,
        startedOn: TODAY,
        cover,
        takingPart,
        consulted,
      });
      return id;
    };
    const approved = async (
      youngPersonId: string,
      completedOn: LocalDate,
      document: PlanDocument,
      nextReviewOn: LocalDate,
    ) => {
      const id = newId();
      const text = textOf(document);
      await db.getRepository(PlanVersion).insert({
        id,
        youngPersonId,
        planId: await atWork(youngPersonId, 'approved'),
        number: 1,
        document: text,
        digest: createHash('sha256').update(text).digest('hex'),
        templateVersionId: FIRST_TEMPLATE,
        figures: figuresOf(
          document,
          (action) => isClear(action, { today: completedOn, nextReviewOn, shortTermDays: 90 }),
          nextReviewOn,
        ),
        finishedOn: completedOn,
      });
      await db.getRepository(PathwayPlan).insert({ id, factId: id, youngPersonId, completedOn });
      return id;
    };
    const answered = (youngPersonId: string, versionId: string, given: Partial<PlanAgreement>) =>
      db.getRepository(PlanAgreement).insert({
        id: newId(),
        youngPersonId,
        versionId,
        answer: 'agrees',
        saidOn: TODAY,
        advocacy: 'offered-not-wanted',
        ...given,
      });
    const copied = (youngPersonId: string, versionId: string, givenOn: LocalDate, toWhom: string | null = null) =>
      db.getRepository(PlanCopy).insert({ id: newId(), youngPersonId, versionId, toWhom, how: 'paper', givenOn });
    const contact = (youngPersonId: string, heldOn: LocalDate, ownWords: string | null) => {
      const id = newId();
      return db.getRepository(Contact).insert({
        id,
        factId: id,
        youngPersonId,
        heldOn,
        mode: 'phone',
        byRole: 'personal-adviser',
        seen: true,
        ownWords,
      });
    };

    // One: all is well. Two of three topics talked about are in own words; both actions are clear.
    const one = await person('One');
    const planOfOne = await approved(
      one,
      localDate('2026-10-01'),
      aPlan([
        aTopic({
          myWords: 'I save',
          explored: 'needs',
          needs: [
            aNeed({
              goals: [aGoal({ actions: [anAction(), anAction({ id: 'a2', dueOn: localDate('2026-12-01') })] })],
            }),
          ],
        }),
        aTopic({ key: 'identity', matter: 'identity', explored: 'no-need', myWords: 'I am Kit' }),
        aTopic({ key: 'health', matter: 'health', explored: 'no-need', noNeedBecause: 'Well' }),
      ]),
      localDate('2027-04-01'),
    );
    await answered(one, planOfOne, { answer: 'not-now', saidOn: localDate('2026-10-01') });
    await answered(one, planOfOne, { answer: 'agrees', saidOn: localDate('2026-10-02') });
    await copied(one, planOfOne, localDate('2026-10-01'));
    await contact(one, localDate('2026-11-01'), 'I like it here');

    // Two: review overdue, nothing in own words, a need without anything, the only date is the review's.
    const two = await person('Two', { due: [{ rule: 'RV-01', dueOn: localDate('2026-09-01') }] });
    const planOfTwo = await approved(
      two,
      localDate('2026-03-01'),
      aPlan([
        aTopic({
          explored: 'needs',
          needs: [
            aNeed({
              goals: [
                aGoal({ actions: [anAction({ dueOn: localDate('2026-09-01') }), anAction({ id: 'a2', dueOn: null })] }),
              ],
            }),
            aNeed({ id: 'n2', goals: [] }),
          ],
        }),
        aTopic({ key: 'identity', matter: 'identity', explored: 'not-yet' }),
      ]),
      localDate('2026-09-01'),
    );
    await answered(two, planOfTwo, {
      answer: 'does-not-agree',
      saidOn: localDate('2026-03-01'),
      words: 'No',
      answerDueOn: localDate('2026-03-15'),
    });
    await copied(two, planOfTwo, localDate('2026-03-02'), 'Aunt May');
    await copied(two, planOfTwo, localDate('2026-03-11'));
    await contact(two, addDays(TODAY, -3), null);

    // Three: the plan is known by its date only, and contacts are known for three weeks.
    const three = await person('Three', { adviser: lee.actor });
    await dateOnly(three, localDate('2026-06-01'));
    await onward.sql(`insert into known_since (young_person_id, kind, since) values ($1, 'contacts', $2)`, [
      three,
      addDays(TODAY, -21),
    ]);

    // Four: no plan, and it is overdue. Last heard 90 days ago, which is not within 90 days; Seven a day later is.
    const four = await person('Four', { adviser: lee.actor, due: [{ rule: 'AP-05', dueOn: addDays(TODAY, -1) }] });
    await contact(four, addDays(TODAY, -90), 'Hello');
    // A plan in own words was recorded for Four in error.
    const inError = await approved(four, addDays(TODAY, -2), aPlan([aTopic({ myWords: 'Mine' })]), addDays(TODAY, 180));
    await onward.sql(`update pathway_plan set withdrawn = true, withdrawn_reason = 'Of somebody else' where id = $1`, [
      inError,
    ]);
    // Five: no plan, and not yet due; waits for a worker.
    await person('Five', {
      adviser: null,
      teamId: north,
      status: 'eligible',
      due: [{ rule: 'AP-01', dueOn: addDays(TODAY, 40) }],
    });
    // Six: whether a plan is owed is not decided. Seven: a plan may have been made before our records begin.
    await person('Six', { status: 'undetermined' });
    const seven = await person('Seven', { due: [{ rule: 'AP-02', dueOn: localDate('2024-01-01'), state: 'unknown' }] });
    await contact(seven, addDays(TODAY, -89), 'Hi');

    // Eight: a plan in which nothing was talked about; a later one was recorded in error. A new one is being written.
    const eight = await person('Eight', { adviser: lee.actor });
    const planOfEight = await approved(
      eight,
      localDate('2026-09-15'),
      aPlan([aTopic({ key: 'identity', matter: 'identity' })]),
      localDate('2027-03-15'),
    );
    await copied(eight, planOfEight, localDate('2026-09-16'), 'Aunt May');
    await dateOnly(eight, localDate('2026-11-20'), { withdrawn: true, withdrawnReason: 'Of somebody else' });
    await db.getRepository(PlanTopic).insert({
      id: newId(),
      planId: await atWork(eight, 'draft'),
      youngPersonId: eight,
      key: 'money',
      matter: 'money',
      title: 'Money',
      question: 'How?',
      place: 0,
      content: { ...NOTHING_WRITTEN, myWords: 'I want to save' },
      changedAt: new Date('2026-11-20T12:00:00Z'),
    });

    // Nine: takes support after 21, and has a plan known by its date, with the day of the copy.
    const nine = await person('Nine', { adviser: null, teamId: north, status: 'former-relevant-21-plus' });
    await db.getRepository(LegalPosition).update({ youngPersonId: nine }, { basis: ['s23CZB'] });
    await dateOnly(nine, localDate('2026-07-01'), { copyGivenOn: localDate('2026-07-04') });

    // In no figure: qualifying, offers only, dead, merged into another, of a team that is not the manager's.
    await person('Qualifying', { status: 'qualifying' });
    const offers = await person('Offers', { status: 'former-relevant-21-plus' });
    await db.getRepository(LegalPosition).update({ youngPersonId: offers }, { basis: ['offer-only'] });
    await person('Dead', { diedOn: localDate('2026-01-01') });
    await person('Merged', { mergedIntoId: one });
    await person('Elsewhere', { adviser: elsewhere.actor });
  });
  afterAll(() => onward.close());

  it('counts each young person who is to have a plan in one kind of each figure', async () => {
    const { people: counted, counts, ...sums } = planSumOf((await ask()).lines);

    expect(counted).toBe(9);
    expect(Object.fromEntries(FIGURES.map((figure) => [figure, said(counts[figure])]))).toEqual({
      current: { current: 4, reviewOverdue: 1, noPlan: 1, notYetDue: 1, unknown: 2 },
      coWritten: { coWritten: 1, lessWritten: 1, nothingExplored: 1, noPlan: 2, unknown: 4 },
      agreed: { agrees: 1, doesNotAgree: 1, notAsked: 1, noPlan: 2, unknown: 4 },
      copy: { sameDay: 1, to7: 1, to28: 1, notGiven: 1, noPlan: 2, unknown: 3 },
      needs: { answered: 1, without: 1, noNeeds: 1, noPlan: 2, unknown: 4 },
      dates: { ownDates: 1, allOfReview: 1, noDates: 1, noPlan: 2, unknown: 4 },
      clear: { mostly: 1, fewer: 1, noActions: 1, noPlan: 2, unknown: 4 },
      identity: { explored: 1, notExplored: 2, noPlan: 2, unknown: 4 },
      voice: { heard: 3, notHeard: 5, unknown: 1 },
    } satisfies Record<FigureId, Record<string, number>>);
    expect(sums).toEqual({ needs: 3, needsWithout: 1, actions: 4, clearActions: 2 });
  });

  it.each<[FigureId, string, string[]]>([
    ['current', 'reviewOverdue', ['Two']],
    ['current', 'noPlan', ['Four']],
    ['current', 'unknown', ['Seven', 'Six']],
    ['coWritten', 'numerator', ['One']],
    ['agreed', 'notAsked', ['Eight']],
    ['copy', 'to7', ['Nine']],
    ['copy', 'notGiven', ['Eight']],
    ['needs', 'without', ['Two']],
    ['dates', 'allOfReview', ['Two']],
    ['clear', 'among', ['One', 'Two']],
    ['identity', 'notExplored', ['Eight', 'Two']],
    ['voice', 'heard', ['Eight', 'One', 'Seven']],
    ['voice', 'notHeard', ['Five', 'Four', 'Nine', 'Six', 'Two']],
  ])('names behind %s, %s: %j', async (figure, of, names) => {
    expect(await named({ figure, of })).toEqual(names);
  });

  it('a worker reads whom of their own they have not heard, from Today', async () => {
    const today = await ada.get('/today');
    expect(today.$('a[href="/not-heard"]')).toHaveLength(1);
    const { $ } = await ada.get('/not-heard');
    const names = $('.onward-people__name')
      .toArray()
      .map((name) => words($(name).text()));
    const hers = await service.list(
      manager.actor,
      readPlanAddress({ figure: 'voice', of: 'notHeard', worker: ada.actor.staffId }),
      { after: null, limit: 100 },
      TODAY,
    );
    expect(names.toSorted()).toEqual(hers.people.map(({ familyName }) => `Kit ${familyName}`).toSorted());
    expect(names.length).toBeGreaterThan(0);
    expect(words($('main').text())).toContain('not heard in their own words in the last 90 days');
    expect((await officer.get('/not-heard')).status).toBe(403);
  });

  it('hears what they made or said in direct work, and what was told of their life in their words, until it goes', async () => {
    const [ofLife, piece, file] = [newId(), newId(), newId()];
    const idOf = async (familyName: string) =>
      (await onward.sql<{ id: string }>('select id from young_person where family_name = $1', [familyName]))[0]!.id;
    const [two, five, day] = [await idOf('Two'), await idOf('Five'), addDays(TODAY, -2)];
    const staffId = ada.actor.staffId;
    await onward.sql(
      `insert into life_update (id, young_person_id, kind, words, told_on, in_their_words, held_where)
       values ($1, $2, 'life-story', 'Where I was born', $3, true, 'Her book'), ($4, $5, 'new', 'A cat', $3, false, null)`,
      [ofLife, two, day, newId(), five],
    );
    await onward.sql(
      `insert into attachment (id, kind, media_type, bytes, width, height) values ($1, 'picture', 'image/png', 1, 1, 1)`,
      [file],
    );
    await onward.sql(
      `insert into direct_work (id, young_person_id, attachment_id, words, made_by, made_on) values ($1, $2, $3, 'A house', 'other', $4)`,
      [piece, five, file, day],
    );
    const address = readPlanAddress({ figure: 'voice', of: 'heard' });
    // Beside the manager who has Five until there is a worker
    const mo = await onward.signInAs('manager', { team: 'North', name: 'Mo Manager' });
    const heard = async ({ actor } = mo) =>
      (await service.list(actor, address, { after: null, limit: 100 }, TODAY)).people.map(
        ({ familyName, heardOn, heardIn }) => `${familyName}: ${heardIn}${heardOn === null ? '' : `, ${heardOn}`}`,
      );
    expect(await heard()).toContain(`Two: note of their life, ${day}`);
    // Somebody else made it, and a worker's words are no evidence
    expect((await heard()).join()).not.toContain('Five');
    await onward.sql(`update direct_work set made_by = 'together' where id = $1`, [piece]);
    // Nobody was asked who sees it, so whoever did not add it is not told that it is there, nor when
    expect(await heard()).toContain('Five: their own words');
    await onward.sql(`update direct_work set added_by_id = $2 where id = $1`, [piece, mo.actor.staffId]);
    expect(await heard()).toContain(`Five: piece of direct work, ${day}`);
    const said = (sharedWith: string) =>
      onward.sql(
        `insert into direct_work_choice (id, direct_work_id, shared_with, asked_on, words) values ($1, $2, $3, $4, 'Not mum')`,
        [newId(), piece, sharedWith, TODAY],
      );
    await said('adviser');
    expect(await heard()).toContain('Five: their own words');
    expect(await heard(manager)).toContain(`Five: choice about a piece of direct work, ${TODAY}`);
    const page = words((await mo.get('/figures/plans/people?figure=voice&of=heard')).$('main').text());
    expect(page).toContain('Heard in their own words');
    expect(page).not.toContain('direct work,');
    await said('plan');
    expect(await heard()).toContain(`Five: choice about a piece of direct work, ${TODAY}`);
    expect(await heard(officer)).toContain('Five: their own words');
    await onward.sql(
      `update direct_work set gone_on = $2, gone_because = 'wanted-back', gone_by_id = $3 where id = $1`,
      [piece, TODAY, staffId],
    );
    await onward.sql(`update life_update set withdrawn_because = 'Of another' where id = $1`, [ofLife]);
    expect((await heard()).join()).not.toMatch(/Five|Two/);
  });

  it('has behind every figure, of every line, a list of just so many', async () => {
    for (const by of ['team', 'worker']) {
      const { lines } = await ask({ by });
      const cells = (counts: PlanCounts, line: Record<string, string>) =>
        FIGURES.flatMap((figure) =>
          kindsOf(figure).map((of) => ({ address: { ...line, figure, of }, count: counts[figure][of] })),
        );
      const all = lines.flatMap(({ key, counts }) => cells(counts, { [by]: key ?? 'none' }));
      const opened = [];
      for (const { address } of all) opened.push({ address, count: (await list(address)).total });

      expect(lines.map(({ name, people: counted }) => [name, counted])).toEqual(
        by === 'team'
          ? [['North', 9]]
          : [
              [null, 2],
              ['Ada Worker', 4],
              ['Lee Worker', 3],
            ],
      );
      expect(opened).toEqual(all);
    }
  });

  it('shows each figure with what it is of, what stands beside, and a link to the names', async () => {
    const page = await manager.get('/figures/plans?by=worker');
    const section = page.$('section[aria-labelledby="coWritten"]');

    expect(words(section.text())).toContain(
      '50% are co-written: 1 Co-written plans of 2 Co-written plans, all 1 co-written, 1 with own words in half or less. ' +
        'Beside these: 1 nothing talked about, 2 no plan yet, 4 not known.',
    );
    expect(words(page.$('section[aria-labelledby="clear"]').text())).toContain(
      '2 of 4 actions in these plans are clear.',
    );
    const links = page
      .$('tbody tr:first-child a, .onward-plans__kinds a')
      .not('[href^="/improvement"]')
      .map((_, one) => ({ href: page.$(one).attr('href')!, count: Number(/\d+/.exec(page.$(one).text())![0]) }))
      .get();
    expect(links.length).toBeGreaterThan(40);
    for (const { href, count } of links) {
      const behind = await manager.get(href);
      expect([href, Number(/\d+/.exec(behind.$('.onward-caseload__counts').text())![0])]).toEqual([href, count]);
      expect(behind.$('tbody tr')).toHaveLength(count);
    }
  });

  it('says of each young person which plan is in force and what was counted', async () => {
    const rows = async (address: string) => {
      const page = await manager.get(`/figures/plans/people?${address}`);
      return page
        .$('tbody tr')
        .map((_, row) => words(page.$(row).text()))
        .get();
    };

    expect(await rows('figure=copy&of=everyone&worker=none')).toEqual([
      'Kit FiveEligible Plan: No plan No plan yet Worker: No workerNorth',
      'Kit NineFormer relevant, 21 or over Plan: Plan known by its date only, 1 July 2026 Given on 4 July 2026, after 3 days Worker: No workerNorth',
    ]);
    expect((await rows('figure=voice&of=heard'))[2]).toContain('Heard. Last heard on 1 November 2026, contact');
    expect((await rows('figure=coWritten&of=coWritten'))[0]).toContain('Co-written: 2 of 3 topics talked about');
  });

  it('reads the list to its end page by page by the API, each once, and says the same as the page', async () => {
    const { body } = await program.get('figures/plans?by=worker');
    const answer = body as {
      lines: { name: string; people: number }[];
      totals: { figure: string; numerator: number }[];
    };
    const ids: string[] = [];
    let next: string | null = 'figures/plans/people?figure=current&limit=2';
    while (next) {
      const part = (await program.get(next.replace('/api/v1/', ''))).body as {
        total: number;
        items: { person: { id: string } }[];
        next: string | null;
      };
      expect(part).toMatchObject({ total: 9 });
      ids.push(...part.items.map(({ person }) => person.id));
      next = part.next;
    }

    expect(answer.lines.map((line) => [line.name, line.people])).toEqual([
      ['No worker', 2],
      ['Ada Worker', 4],
      ['Lee Worker', 3],
    ]);
    expect(answer.totals.find(({ figure }) => figure === 'voice')).toMatchObject({
      numerator: 3,
      among: 8,
      percent: 38,
      unknown: 1,
    });
    expect(new Set(ids).size).toBe(9);
    expect(await program.get('figures/plans/people?figure=voice&of=agrees')).toMatchObject({ status: 422 });
  });

  it('gives the figures as a file without names and the list with them, and records that it did', async () => {
    const figures: Record<string, string>[] = parse((await manager.get('/figures/plans.csv?by=worker')).text, {
      columns: true,
      bom: true,
    });
    const names = (await manager.get('/figures/plans/people.csv?figure=needs&of=without')).text;

    expect(figures.map((row) => [row.Worker, row['Young people'], row['Current plans: Review overdue']])).toEqual([
      ['No worker', 'c', '0'],
      ['Ada Worker', 'c', 'c'],
      ['Lee Worker', 'c', '0'],
    ]);
    expect(JSON.stringify(figures)).not.toContain('Kit');
    expect(names).toContain('Kit Two');
    expect(names).toContain('1 of 2 needs without action or reason');
    const events = await onward.sql<{ did: string }>(
      `select did from audit_event where subject_id = 'pathway-plans' order by at, did`,
    );
    expect(events.map(({ did }) => did)).toEqual(['figures.exported', 'figures.names-exported']);
  });

  it('is for those who answer for figures, each of the people they may see', async () => {
    expect((await ada.get('/figures/plans')).status).toBe(403);
    expect((await ada.get('/figures/plans/people')).status).toBe(403);
    expect((await officer.get('/figures/plans/people')).text).toContain('Elsewhere');
    expect((await manager.get('/figures/plans/people')).text).not.toContain('Elsewhere');
    expect((await manager.get(`/figures/plans?team=${newId()}`)).text).toContain('matches these filters');
  });
});
