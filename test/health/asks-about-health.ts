import type { ApiAnswer, Program } from '../support/api';

type Ask = (route: string, asked: Promise<ApiAnswer>) => Promise<ApiAnswer>;

/** Asks each route about health once, of a young person without a passport, so that its answer can be held against the document. */
export async function askAboutHealth(ask: Ask, person: string, { manager }: { manager: Program }): Promise<void> {
  const at = (rest: string) => `/api/v1/young-people/{id}${rest}`;
  const tagOf = (answer: ApiAnswer) => ({ 'if-match': String(answer.headers.etag) });
  const day = '2026-11-20';

  const kept = { field: 'family', state: 'known', content: { shape: 'text', text: 'Asthma.' }, was: null };
  const shared = { ...kept, forAdviser: true, forGp: true };
  await ask(`POST ${at('/passport/fields')}`, manager.post(`${person}/passport/fields`, shared));
  await ask(`GET ${at('/passport')}`, manager.get(`${person}/passport`));
  const { body: passports } = await manager.get(`${person}/health-passports`);
  const passportAt = `${person}/health-passports/${(passports.items as { id: string }[])[0]!.id}`;
  const consent = { consent: { adviser: true, gp: true } };
  await manager.patch(passportAt, consent, tagOf(await manager.get(passportAt)));
  await ask(`POST ${at('/passport/versions')}`, manager.post(`${person}/passport/versions`, { restNotKnown: true }));
  await ask(`GET ${at('/passport/versions/{number}/summary')}`, manager.get(`${person}/passport/versions/1/summary`));
  const copy = { givenTo: 'adviser', form: 'pdf', how: 'secure-email', givenOn: '2026-11-23' };
  const given = await ask(
    `POST ${at('/passport/versions/{number}/copies')}`,
    manager.post(`${person}/passport/versions/1/copies`, copy),
  );
  await ask(
    `POST ${at('/passport/copies/{copyId}/taking-out')}`,
    manager.post(`${person}/passport/copies/${given.body.id as string}/taking-out`, { reason: 'Not sent.' }),
  );

  const dentist = { kind: 'dentist', name: 'Smile', fromOn: day };
  const contact = await ask(`POST ${at('/health-contacts')}`, manager.post(`${person}/health-contacts`, dentist));
  await ask(
    `POST ${at('/health-contacts/{contactId}/confirmation')}`,
    manager.post(`${person}/health-contacts/${contact.body.id as string}/confirmation`, {}),
  );
  await ask(`GET ${at('/health-contacts')}`, manager.get(`${person}/health-contacts`));

  const offer = { kind: 'dental-check', offeredOn: day, outcome: 'waiting' };
  const no = { outcome: 'declined', declinedOn: day, partner: 'Jo, nurse', note: 'Not now.' };
  const offered = await ask(`POST ${at('/health-appointments')}`, manager.post(`${person}/health-appointments`, offer));
  const offeredAt = String(offered.headers.location);
  const offeredRead = await ask(`GET ${at('/health-appointments/{appointmentId}')}`, manager.get(offeredAt));
  await ask(`PATCH ${at('/health-appointments/{appointmentId}')}`, manager.patch(offeredAt, no, tagOf(offeredRead)));
  await ask(`GET ${at('/health-appointments')}`, manager.get(`${person}/health-appointments`));

  const referral = { referredOn: day, service: 'Talk', step: 2, need: 'Sleep.', agreed: true };
  const referred = await ask(
    `POST ${at('/wellbeing-referrals')}`,
    manager.post(`${person}/wellbeing-referrals`, referral),
  );
  const referredAt = String(referred.headers.location);
  const read = await ask(`GET ${at('/wellbeing-referrals/{referralId}')}`, manager.get(referredAt));
  await ask(
    `PATCH ${at('/wellbeing-referrals/{referralId}')}`,
    manager.patch(referredAt, { interim: 'A call a week.' }, tagOf(read)),
  );
  await ask(`GET ${at('/wellbeing-referrals')}`, manager.get(`${person}/wellbeing-referrals`));
  const escalated = await ask(
    `POST ${at('/wellbeing-referrals/{referralId}/escalations')}`,
    manager.post(`${referredAt}/escalations`, { toWhom: 'The manager', asked: 'When?', escalatedOn: day }),
  );
  await ask(
    `POST ${at('/wellbeing-referrals/{referralId}/escalations/{escalationId}/answer')}`,
    manager.post(`${referredAt}/escalations/${escalated.body.id as string}/answer`, {
      answer: 'Soon.',
      answeredOn: '2026-11-21',
    }),
  );

  const services = '/api/v1/health-services';
  const service = { name: 'Nurse drop-in', kind: 'sexual-health', what: 'Advice.', how: 'Just go.', areas: ['RG1'] };
  const added = await ask(`POST ${services}`, manager.post('health-services', service));
  const serviceAt = `health-services/${added.body.id as string}`;
  const serviceRead = await ask(`GET ${services}/{serviceId}`, manager.get(serviceAt));
  const opened = manager.patch(serviceAt, { opening: 'Each afternoon' }, tagOf(serviceRead));
  expect((await ask(`PATCH ${services}/{serviceId}`, opened)).body).toMatchObject({
    ...{ name: 'Nurse drop-in', opening: 'Each afternoon', areas: ['RG1'], toCheck: false },
  });
  expect((await manager.patch(serviceAt, { opening: 'Never' }, tagOf(serviceRead))).status).toBe(412);
  expect((await manager.patch(`${serviceAt}/check`, {}, tagOf(serviceRead))).status).toBe(412);
  const noted = manager.patch(`${serviceAt}/check`, { staffNote: 'Ring.' }, tagOf(await manager.get(serviceAt)));
  expect((await ask(`PATCH ${services}/{serviceId}/check`, noted)).body).toMatchObject({ staffNote: 'Ring.' });
  const session = {
    weekly: true,
    firstOn: '2026-11-03',
    fromTime: '14:00',
    toTime: '16:00',
    place: 'Hall',
    way: 'drop-in',
  };
  expect((await manager.post(`${serviceAt}/sessions`, { ...session, toTime: '13:00' })).body).toMatchObject({
    errors: [{ pointer: '#/toTime' }],
  });
  const held = await ask(`POST ${services}/{serviceId}/sessions`, manager.post(`${serviceAt}/sessions`, session));
  const heldAt = `${serviceAt}/sessions/${held.body.id as string}`;
  const heldRead = await ask(`GET ${services}/{serviceId}/sessions/{clinicId}`, manager.get(heldAt));
  const moved = manager.patch(heldAt, { place: 'Library' }, tagOf(heldRead));
  await ask(`PATCH ${services}/{serviceId}/sessions/{clinicId}`, moved);
  expect((await manager.patch(heldAt, { place: 'Room 3' }, tagOf(heldRead))).status).toBe(412);
  const { body: sessions } = await ask(`GET ${services}/{serviceId}/sessions`, manager.get(`${serviceAt}/sessions`));
  expect(sessions.items).toMatchObject([{ place: 'Library', fromTime: '14:00' }]);
  const came = { onDay: '2026-11-10', came: 7, was: null };
  await ask(`POST ${services}/{serviceId}/counts`, manager.post(`${serviceAt}/counts`, came));
  const again = await manager.post(`${serviceAt}/counts`, { ...came, came: 3 });
  expect(again.status).toBe(409);
  expect(Object.keys(again.body).toSorted()).toEqual(['detail', 'instance', 'status', 'title', 'type']);
  const counted = (await manager.get('health-services/counts')).body.items as {
    id: string;
    onDay: string;
    came: number;
  }[];
  const { id: was } = counted.find(({ onDay }) => onDay === '2026-11-10')!;
  expect((await manager.post(`${serviceAt}/counts`, { ...came, came: 9, was })).status).toBe(204);

  await ask('GET /api/v1/health-services', manager.get('health-services'));
  await ask('GET /api/v1/health-services/clinics', manager.get('health-services/clinics'));
  await ask('GET /api/v1/health-services/counts', manager.get('health-services/counts'));
  await ask('GET /api/v1/wellbeing-outcomes', manager.get('wellbeing-outcomes'));
  await ask('GET /api/v1/figures/health', manager.get('figures/health'));
  await ask('GET /api/v1/figures/health/people', manager.get('figures/health/people?figure=gpHasPassport'));
}
