import { DataSource } from 'typeorm';
import { OUTCOMES } from '../../src/imports/preview';
import { todayInLondon } from '../../src/platform/clock';
import { STANDARD_KEYS } from '../../src/providers/monitoring';
import { idOf, newId } from '../../src/platform/ids';
import { addDays } from '../../src/statutory/local-date';
import { MatterForManager } from '../../src/young-people/matter-for-manager.entity';
import { aKeptPlan } from '../documents/a-kept-plan';
import { aPlan } from '../documents/a-plan';
import { aReturn } from '../imports/a-return';
import { withAPlan } from '../pages/plan-reviews-people';
import { anApprovedPlan, FIRST_TEMPLATE_VERSION } from '../pages/an-approved-plan';
import { aSession } from '../pages/a-session';
import { aCareLeaverInANewFlat, anOffice, aVisitForm, FRIDAY, type Office } from '../pages/young-person-people';
import type { TestBrowser } from '../support/app';
import { aProgramOf } from '../support/api';
import { anAllocation } from '../support/night';
import { routesOf } from '../support/routes';
import { A_DOT } from '../support/sent-files';

/** Not pages: files, checks for machines, and where one is only sent on. */
const NO_PAGE =
  /^GET \/($|assets\/|health\/|api\/(v1|open-referral)(\/|$)|calendar\/|told\/:|plan-documents\/:batchId\/|.*\/pdf$|.*\.zip$|.*\/(file|small)$|.*\/passport\/versions\/:number\/summary$)/;

/** A page with an address of its own about the made-up people of `everyPage`. */
export interface PageOfApp {
  /** As the router has it: `GET /young-people/:id`. */
  route: string;
  address: string;
}

/** Every page of the application, each at an address where there is something to see, and whoever sees some of them. */
export function everyPage() {
  let office: Office;
  /** What stands in an address for each parameter. */
  let named: Record<string, string>;
  let someone: Record<string, TestBrowser>;
  /** Where an address is about somebody else. */
  let instead: Record<string, string>;

  /** Somebody whose first visit is overdue, and whom a colleague of the adviser saw. */
  const partlyDone = async () => {
    const [id, contactId] = [await aCareLeaverInANewFlat(office, { movedOn: '2026-11-10' }), newId()];
    const visit = aVisitForm({ formId: contactId, when: '', onDate: FRIDAY });
    await office.colleague.post(`/young-people/${id}/contacts/new`, visit);
    const [item] = await office.onward.sql<{ id: string }>(
      `select id from deadline where young_person_id = $1 and rule = 'PA-02'`,
      [id],
    );
    return { id, contactId, deadlineId: item!.id };
  };

  const prepare = async (): Promise<void> => {
    office = await anOffice();
    const { onward, adviser, manager, dataOfficer, administrator } = office;
    await onward.sql(`insert into authority (id, name, made_up) values ($1, 'Westmoor', true)`, [newId()]);
    const id = await aCareLeaverInANewFlat(office);
    const [appointmentId, contactId, matterId] = [newId(), newId(), newId()];
    const planned = { formId: appointmentId, when: 'tomorrow', onDate: '', kind: 'visit', at: '9am', place: '' };
    await adviser.post(`/young-people/${id}/appointments/new`, { ...planned, matters: '' });
    await adviser.post(`/young-people/${id}/contacts/new`, aVisitForm({ formId: contactId }));
    const winId = newId();
    await adviser.post(`/young-people/${id}/contacts/good-news`, { formId: winId, line: 'Got the job', by: 'phone' });
    const matter = { id: matterId, youngPersonId: id, kind: 'possible-duplicate', detail: 'A twin?' };
    await onward.app.get(DataSource).getRepository(MatterForManager).insert(matter);
    const unsigned = newId();
    const shared = { formId: unsigned, step: 'save', type: 'W', signOffReason: 'No other room.' };
    const sharedBy = await aCareLeaverInANewFlat(office);
    await adviser.post(`/young-people/${sharedBy}/moves/new`, { ...shared, when: 'today', onDate: '' });
    const rows = await onward.sql<{ factId: string }>(
      `select fact_id as "factId" from accommodation_period where young_person_id = $1`,
      [id],
    );
    const uploaded = await dataOfficer.upload('/imports/new', aReturn({ Header: [{}], OC3: [{}] }));
    const draftId = uploaded.location!.split('/').pop()!;
    const importId = newId();
    const counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0]));
    await onward.sql(`insert into import_run (id, kind, counts, faults) values ($1, 'names', $2, '[]')`, [
      importId,
      JSON.stringify(counts),
    ]);
    const wordId = newId();
    await onward.sql(`insert into import_word (id, about, word, written) values ($1, 'team', 'north', 'North')`, [
      wordId,
    ]);
    const messageId = newId();
    await onward.sql(
      `insert into message (id, to_staff_id, to_address, subject, body, cause, message_id, state)
       values ($1, $2, 'ada@council.example', 'Onward: 1 overdue', 'Overdue: 1', 'test', '<test@council.example>', 'failed')`,
      [messageId, adviser.actor.staffId],
    );
    const factId = rows[0]!.factId;
    const assessmentId = newId();
    await adviser.post(`/young-people/${id}/assessments`, { formId: assessmentId, cause: 'due' });
    const absenceId = newId();
    const timeAway = { formId: absenceId, staffId: adviser.actor.staffId, toOn: '', coverId: '' };
    const soon = addDays(todayInLondon(new Date()), 7);
    await adviser.post('/time-away', { ...timeAway, fromOn: soon });
    const [due] = await onward.sql<{ id: string }>(
      `select id from deadline where young_person_id = $1 and state = 'open'`,
      [id],
    );
    const pauseId = newId();
    await adviser.post(`/young-people/${id}/due/${due!.id}/pause`, {
      formId: pauseId,
      reason: 'in-hospital',
      note: '',
      fromOn: '23/11/26',
      untilOn: '30/11/26',
    });
    const itemId = newId();
    await adviser.post(`/young-people/${id}/plan/start`, { formId: newId() });
    await adviser.post(`/young-people/${id}/plan/topics/money/needs/new`, { formId: itemId, text: 'A bank account' });
    const promiseId = newId();
    const aPromise = { formId: promiseId, what: 'Ring', byOn: '30/11/26', when: 'today' };
    await adviser.post(`/young-people/${id}/promises/new`, aPromise);
    const [actionId] = await anApprovedPlan(office, id, [{ what: 'Ring the college' }]);
    const begun = await manager.post('/plan-templates', {
      formId: newId(),
      title: 'Short',
      from: FIRST_TEMPLATE_VERSION,
    });
    const [late, accepted] = [await partlyDone(), await partlyDone()];
    const [program, acceptance] = [await aProgramOf(onward, manager.actor), { reason: 'Known to her.' }];
    const { body } = await program.post(
      `young-people/${accepted.id}/contacts/${accepted.contactId}/acceptance`,
      acceptance,
    );
    const finishedFor = await aCareLeaverInANewFlat(office);
    await adviser.post(`/young-people/${finishedFor}/plan/start`, { formId: newId() });
    const { $: readBack } = await adviser.get(`/young-people/${finishedFor}/plan/finish`);
    await adviser.post(`/young-people/${finishedFor}/plan/finish`, {
      formId: newId(),
      readBack: String(readBack('[name=readBack]').val()),
      ...{ answer: 'agrees', advocacy: 'has-one', when: 'today', onDate: '' },
    });
    const sealedId = newId();
    await adviser.post(`/young-people/${finishedFor}/contacts/new`, aVisitForm({ formId: sealedId }));
    const whose = { whose: id, number: '', reason: 'Two were open' };
    await adviser.post(`/young-people/${finishedFor}/contacts/${sealedId}/move`, whose);
    const reviewed = await withAPlan(office);
    const opened = await adviser.post(`${reviewed.at}/reviews/new`, { plannedOn: '', requestId: '' });
    const challengeId = newId();
    await adviser.post(`${reviewed.at}/reviews/challenges/new`, {
      formId: challengeId,
      raisedBy: 'Ruth Calder',
      when: 'today',
      what: 'No visit since the move.',
      stage: '1',
      toWhom: 'Ada Worker',
      answerBy: '7/12/26',
    });
    const supervised = await aSession(office, id);
    const leavingId = newId();
    await onward.sql(
      `insert into worker_leaving (id, staff_id, last_day, reason) values ($1, $2, current_date, 'Their worker leaves')`,
      [leavingId, adviser.actor.staffId],
    );
    const [emergencyId, dutyContactId] = [newId(), newId()];
    const known = { kind: 'helps', words: 'Tea', fromOn: '23/11/26', toOn: '', phone: '', source: '' };
    await adviser.post(`/young-people/${id}/emergency/new`, { formId: emergencyId, ...known });
    const happened = { when: 'today', at: '8:00', caller: 'police', done: 'Brought home.', safeOn: '', safeAt: '' };
    await adviser.post(`/young-people/${id}/duty/new`, { formId: dutyContactId, ...happened });
    const night = await onward.signInAs('duty', { name: 'Ni Night' });
    const [accessId, missingId, riskEventId, withdrawalId] = [newId(), newId(), newId(), newId()];
    const [planOfSupportId, ratingId, searchId] = [newId(), newId(), newId()];
    const why = { covers: 'summary', reason: 'police', words: '' };
    await night.post(`/young-people/${id}/emergency-access`, { formId: accessId, ...why });
    const since = { when: 'today', onDate: '', at: '7:00', policeReference: '' };
    await adviser.post(`/young-people/${id}/missing/new`, { formId: missingId, ...since });
    const harmed = { kind: 'self-harm', when: 'today', onDate: '', whatHappened: 'Cut her arm.', doneAtOnce: '' };
    await adviser.post(`/young-people/${id}/risk-events/new`, { formId: riskEventId, ...harmed });
    const support = { reasons: 'moves', why: 'Three homes.', needs: 'One home.', 'who-1': 'I', 'what-1': 'Ring' };
    await adviser.post(`/young-people/${id}/intensive-support/new`, {
      ...{ formId: planOfSupportId, when: 'today', onDate: '', reviewOn: '9/3/2027', 'often-1': 'daily', ...support },
    });
    const rated = { rater: 'young-person', saidBy: '', when: 'today', onDate: '', route: 'in-person', words: '' };
    await adviser.post(`/young-people/${id}/skills/ratings/new`, { formId: ratingId, ...rated, 'skill-cooking': '2' });
    const wanted = { fromOn: '9/3/2027', why: 'The lease ends.', 'need-1': 'Near college', 'weight-1': '3' };
    await adviser.post(`/young-people/${id}/placing/searches/new`, { formId: searchId, ...wanted });
    const stopped = { agency: 'Mental health team', did: 'Talks.', reason: 'Missed three.', when: 'today', onDate: '' };
    await adviser.post(`/young-people/${id}/keeping-in-touch/withdrawals/new`, { formId: withdrawalId, ...stopped });
    const changeId = newId();
    await onward.sql(
      `with given as (insert into allocation (id, fact_id, young_person_id, role, staff_id, from_on, reason)
         values ($1, $1, $2, 'social-worker', $3, '2026-01-05', 'Another') returning fact_id, young_person_id)
       insert into worker_change (allocation_id, young_person_id) select fact_id, young_person_id from given`,
      [changeId, id, adviser.actor.staffId],
    );
    const [mayKnowId, placeId] = [newId(), newId()];
    const keeping = `/young-people/${id}/keeping-in-touch`;
    const aunt = {
      formId: mayKnowId,
      name: 'May Osman',
      relation: 'Aunt',
      reach: '',
      consent: 'not-asked',
      consentOn: '',
    };
    await adviser.post(`${keeping}/people/new`, aunt);
    await adviser.post(`${keeping}/places/new`, {
      ...{ formId: placeId, place: 'Job centre', onDay: '30/11/26', atTime: '', knownFrom: '' },
      staffId: adviser.actor.staffId,
    });
    const arrangementId = newId();
    const vacation = { vacation: 'winter', startsOn: '12/12/26', endsOn: '10/1/27', course: 'higher-full-time' };
    const asked = { ...vacation, termHome: 'no', wish: 'money', formId: arrangementId, when: 'today', onDate: '' };
    await adviser.post(`/young-people/${id}/home/new/vacation`, asked);
    const decided = { decision: 'refused', reason: 'The hall stays open.', when: 'today', onDate: '', formId: newId() };
    await manager.post(`/young-people/${id}/home/${arrangementId}/record/decision`, decided);
    const hostId = newId();
    await adviser.post('/lodgings-hosts', { formId: hostId, name: 'Joan Harper', area: 'North' });
    const [offeredId, referralId, serviceId, clinicId] = [newId(), newId(), newId(), newId()];
    const checkId = newId();
    const check = { formId: checkId, kind: 'dental-check', when: 'today', onDate: '', score: '', reportOn: '' };
    await adviser.post(`/young-people/${id}/health/reviews/new`, check);
    await adviser.post(`/young-people/${id}/health/appointments/new`, {
      formId: offeredId,
      ...{ kind: 'dental-check', offeredOn: '1/10/26', outcome: 'waiting' },
    });
    await adviser.post(`/young-people/${id}/health/referrals/new`, {
      formId: referralId,
      ...{ service: 'Talk', step: '2', need: 'Sleep', agreed: 'yes', referredOn: '1/9/26' },
    });
    const service = { formId: serviceId, name: 'Talk', kind: 'emotional', what: 'Talk', how: 'Ring', closed: 'no' };
    await manager.post('/health-services/new', service);
    const clinic = { formId: clinicId, often: 'weekly', firstOn: '2/3/26', lastOn: '', fromTime: '2pm', toTime: '4pm' };
    await manager.post(`/health-services/${serviceId}/sessions/new`, { ...clinic, place: 'Library', way: 'drop-in' });
    const passportAt = `/young-people/${id}/health/passport`;
    const { $: passport } = await adviser.get(passportAt);
    const consent = { was: String(passport('[name=was]').val() ?? ''), adviserMay: 'yes', gpMay: 'yes' };
    await adviser.post(`${passportAt}/consent`, consent);
    await adviser.post(`${passportAt}/versions`, { formId: newId(), rest: 'not-known' });
    const [activityId, educationPlanId, opportunityId, partnerId] = [newId(), newId(), newId(), newId()];
    const [offerId, bursaryId, helpForm] = [newId(), newId(), newId()];
    const eetAt = `/young-people/${id}/eet`;
    await manager.post(`${eetAt}/worker`, {
      ...{ formId: helpForm, staffId: manager.actor.staffId, when: 'today', reason: 'Out of work' },
      people: `${id}.none`,
    });
    await adviser.post(`${eetAt}/new`, { formId: activityId, doing: 'G5', when: 'today' });
    await adviser.post(`${eetAt}/plans/new`, {
      formId: educationPlanId,
      kind: 'pep',
      targets: 'Maths',
      writtenOn: '23/11/26',
      reviewOn: '18/12/26',
    });
    const [examId, conflictId] = [newId(), newId()];
    const exam = { formId: examId, title: 'GCSE Art', level: '2', grade: '5', provider: '', awardedOn: '21/8/26' };
    await adviser.post(`${eetAt}/qualifications/new`, exam);
    await onward.sql(
      `insert into result_conflict (id, young_person_id, fact_id, level, grade, awarded_on, import_line)
       values ($1, $2, $3, '2', '6', '2026-08-21', 'history.csv:2')`,
      [conflictId, id, examId],
    );
    await adviser.post('/eet/partners/new', { formId: partnerId, name: 'Highways', kind: 'department' });
    await adviser.post('/eet/opportunities/new', {
      formId: opportunityId,
      title: 'Highways',
      kind: 'job',
      isCouncil: 'yes',
      provider: 'Highways',
    });
    await adviser.post(`${eetAt}/referrals/new`, { formId: offerId, opportunityId, referredOn: '23/11/26' });
    await adviser.post(`${eetAt}/bursaries/new`, { formId: bursaryId, kind: '16-to-19', askedOn: '23/11/26' });
    const [providerId, putRightId, recordId, flatId, moneyId] = [newId(), newId(), newId(), newId(), newId()];
    const larch = {
      formId: providerId,
      name: 'Larch House',
      kind: 'hostel',
      appliedOn: '2/11/26',
      reason: 'Six places',
    };
    await manager.post('/providers/new', larch);
    const putRight = { formId: putRightId, what: 'Mend the door', owner: 'provider', byOn: '1/12/26' };
    await manager.post(`/providers/${providerId}/actions/new`, putRight);
    const happenedThere = { kind: 'building', serious: 'no', happenedOn: '2/11/26', toldOn: '2/11/26' };
    const leak = { formId: recordId, ...happenedThere, what: 'A leak', done: 'Mended' };
    await manager.post(`/providers/${providerId}/incidents/new`, leak);
    const [visitId, photoId, pieceId] = [newId(), newId(), newId()];
    const dot = { name: 'dot.png', bytes: Buffer.from(A_DOT, 'base64') };
    const seenThere = {
      visitedOn: '20/11/26',
      announced: 'no',
      found: 'Calm.',
      spokenTo: '0',
      feelSafe: '0',
      notSafe: '0',
    };
    const marks = Object.fromEntries(STANDARD_KEYS.map((standard) => [standard, 'met']));
    await manager.post(`/providers/${providerId}/visits/new`, { formId: visitId, ...seenThere, ...marks });
    const photos = `/providers/${providerId}/visits/${visitId}/photos`;
    await manager.upload(photos, [{ field: 'photo-0', ...dot }], { fields: { formId: photoId, 'words-0': 'A dot.' } });
    await adviser.upload(`/young-people/${id}/direct-work/new`, [{ field: 'file', ...dot }], {
      fields: { formId: pieceId, words: 'A dot.', madeBy: 'together', when: 'today', sharedWith: 'not-asked' },
    });
    const offered = { formId: flatId, year: '2026', landlord: 'Larch Homes', offeredOn: '2/11/26', words: '' };
    await manager.post('/flats/new', { ...offered, address: '4 Mill Lane' });
    const rent = { formId: moneyId, kind: 'rent-in-advance', what: 'A flat', agreed: '200', agreedOn: '20/11/26' };
    await manager.post(`/young-people/${id}/home-money/new`, rent);
    const [offerItemId, grantId] = [newId(), newId()];
    const offerItem = { subject: 'employment', title: 'Work', words: 'We help.', whose: 'everyone', takenOut: 'no' };
    await manager.post('/council/local-offer/items/new', {
      formId: offerItemId,
      ...offerItem,
      ageFrom: '16',
      ageTo: '24',
    });
    const published = { formId: newId(), whatChanged: 'It is new.', giveAgain: 'yes', edition: '1' };
    await manager.post('/council/local-offer/publish', published);
    await adviser.post(`/young-people/${id}/entitlements/grants/new`, {
      formId: grantId,
      kind: 'clothing',
      agreedPence: '100',
      agreedOn: '23/11/26',
    });
    const exemptionId = newId();
    const exempt = { worker: adviser.actor.staffId, fromOn: '1/12/26', untilOn: '31/1/27', reason: 'Trains elsewhere' };
    await manager.post('/supervision/policy/exempt', { formId: exemptionId, ...exempt });
    const [surgeId, announcementId, improvementId, inspectionId] = [newId(), newId(), newId(), newId()];
    const byFriday = { teamId: manager.actor.teamIds[0]!, which: 'everyone', targetOn: '4/12/26', pace: '5' };
    const surge = { formId: surgeId, ...byFriday, reason: 'Two left.', workerIds: adviser.actor.staffId };
    await manager.post('/team/surges/new', surge);
    const told = { formId: announcementId, title: 'We move', words: 'On Monday.', roles: 'adviser' };
    await manager.post('/announcements/new', { ...told, teamIds: manager.actor.teamIds[0]!, untilOn: '4/12/26' });
    await manager.post('/inspections/new', { formId: inspectionId, kind: 'focused-visit', heldOn: '2/11/26' });
    const caseId = newId();
    const onPanel = { formId: caseId, panel: 'new', name: 'Clinic', heldOn: '23/11/26', question: 'What else?' };
    const put = await manager.post(`/young-people/${id}/panels/new`, onPanel);
    const improved = {
      formId: improvementId,
      source: 'audit',
      foundOn: '2/11/26',
      found: 'Late plans.',
      todo: 'Book.',
    };
    const measured = { teamId: 'council', measure: 'plan.current', target: '0', changes: 'nothing', dueOn: '4/12/26' };
    await manager.post('/improvement/new', { ...improved, ...measured, owner: 'here', ownerId: manager.actor.staffId });
    const batchId = newId();
    const decision = { by: manager.actor.staffId, decision: 'approved' as const };
    const approved = aPlan();
    await aKeptPlan(onward, late.id, approved, { decision });
    const exampleGoal = approved.topics[0]!.needs[0]!.goals[0]!.id;
    await manager.post('/plan-documents', { formId: batchId, whose: 'everyone', size: 'standard' });
    await anAllocation(onward.app.get(DataSource), sharedBy, office.colleague.actor.staffId, { role: 'social-worker' });
    const [joining] = await onward.sql<{ id: string }>(
      `select fact_id as id from allocation where young_person_id = $1 and role = 'social-worker'`,
      [sharedBy],
    );
    instead = {
      '/young-people/:id/keeping-in-touch/people/:factId': `${keeping}/people/${mayKnowId}`,
      '/young-people/:id/keeping-in-touch/places/:factId': `${keeping}/places/${placeId}`,
      '/young-people/:id/homes/:homeId/sign-off': `/young-people/${sharedBy}/homes/${unsigned}/sign-off`,
      '/young-people/:id/allocate/:allocationId/end': `/young-people/${sharedBy}/allocate/${joining!.id}/end`,
      '/young-people/:id/homes/:homeId/exit-plan': `/young-people/${sharedBy}/homes/${unsigned}/exit-plan`,
      '/young-people/:id/health/passport/versions/:number': `${passportAt}/versions/1`,
      '/young-people/:id/health/reviews/:factId/report': `/young-people/${id}/health/reviews/${checkId}/report`,
      '/young-people/:id/health/appointments/:factId': `/young-people/${id}/health/appointments/${offeredId}`,
      '/young-people/:id/health/referrals/:factId': `/young-people/${id}/health/referrals/${referralId}`,
      '/young-people/:id/entitlements/documents/:key': `/young-people/${id}/entitlements/documents/passport`,
      '/council/local-offer/versions/:number': '/council/local-offer/versions/1',
      '/young-people/:id/contacts/:contactId/sealed': `/young-people/${finishedFor}/contacts/${sealedId}/sealed`,
      '/council/supervision-methods/:key': '/council/supervision-methods/what-changed',
      '/supervision/:sessionId/sign': `/supervision/${supervised.openId}/sign`,
      '/young-people/:id/home/new/:key': `/young-people/${id}/home/new/vacation`,
      '/young-people/:id/home/:arrangementId/record/:key': `/young-people/${id}/home/${arrangementId}/record/end`,
      '/lodgings-hosts/:hostId/record/:key': `/lodgings-hosts/${hostId}/record/visit`,
      '/young-people/:id/plan/versions/:number': `/young-people/${finishedFor}/plan/versions/1`,
      '/young-people/:id/reviews': `${reviewed.at}/reviews`,
      '/young-people/:id/reviews/new': `/young-people/${id}/reviews/new`,
      '/young-people/:id/plan/versions/:number/goals/:goalId': `/young-people/${late.id}/plan/versions/1/goals/${exampleGoal}`,
      '/young-people/:id/eet/plans/:planId': `${eetAt}/plans/${educationPlanId}`,
      '/young-people/:id/due/:deadlineId': `/young-people/${late.id}/due/${late.deadlineId}`,
      '/young-people/:id/substitutes/:factId': `/young-people/${accepted.id}/substitutes/${body.id as string}`,
    };
    named = {
      homeId: factId,
      winId,
      workerId: idOf(helpForm, id),
      mark: '1-month',
      staffId: adviser.actor.staffId,
      absenceId,
      arrangementId,
      hostId,
      area: 'health',
      field: 'conditions',
      serviceId,
      clinicId,
      assessmentId,
      leavingId,
      changeId,
      emergencyId,
      dutyContactId,
      accessId,
      conflictId,
      missingId,
      riskEventId,
      planOfSupportId,
      ratingId,
      searchId,
      visitId,
      photoId,
      pieceId,
      optionId: 'new',
      withdrawalId,
      recommendationId: 'new',
      batchId,
      number: '1',
      id,
      appointmentId,
      contactId,
      matterId,
      messageId,
      kind: 'move',
      factId,
      draftId,
      importId,
      wordId,
      problem: 'stale',
      deadlineId: due!.id,
      pauseId,
      key: 'money',
      items: 'needs',
      itemId,
      reviewId: opened.location!.split('/').pop()!,
      goalId: reviewed.goals[0],
      challengeId,
      exemptionId,
      sessionId: supervised.sessionId,
      decisionId: supervised.decisionId,
      questionId: supervised.questionId,
      surgeId,
      announcementId,
      improvementId,
      inspectionId,
      caseId,
      panelId: put.location!.split('/').pop()!,
      personId: id,
      promiseId,
      providerId,
      putRightId,
      recordId,
      flatId,
      moneyId,
      actionId: actionId!,
      activityId,
      opportunityId,
      partnerId,
      referralId: offerId,
      bursaryId,
      offerItemId,
      grantId,
      versionId: begun.location!.split('/').pop()!,
    };
    // Whom they have not opened: there they say why first.
    instead['/young-people/:id/emergency-access/:accessId'] = `/young-people/${id}/emergency-access/${accessId}`;
    instead['/young-people/:id/emergency-access'] = `/young-people/${late.id}/emergency-access`;
    someone = {
      night,
      adviser,
      manager,
      senior: supervised.senior,
      dataOfficer,
      administrator,
      visitor: onward.visitor(),
    };
  };

  /** The address with the longest beginning that is about somebody else. */
  const aboutSomebodyElse = (path: string) => {
    const [start] = Object.keys(instead)
      .filter((key) => path.startsWith(key))
      .sort((a, b) => b.length - a.length);
    return start ? path.replace(start, instead[start]!) : path;
  };
  const addresses = (): PageOfApp[] =>
    routesOf(office.onward.app)
      .filter((each) => each.startsWith('GET ') && !NO_PAGE.test(each))
      .map((route) => ({
        route,
        address: aboutSomebodyElse(route.slice(4))
          .replace('/workers/:id', `/workers/${office.adviser.actor.staffId}`)
          .replace('/supervision/new', `/supervision/new?worker=${office.adviser.actor.staffId}`)
          .replaceAll(/:(\w+)/g, (_, name: string) => named[name] ?? newId()),
      }));

  return {
    prepare,
    addresses,
    office: () => office,
    /** Each who looks at pages, by what they are. */
    someone: () => someone,
    close: () => office.onward.close(),
  };
}
