import type { ApiAnswer, Program } from '../support/api';
import { TODAY } from '../pages/young-person-people';

type Ask = (route: string, asked: Promise<ApiAnswer>) => Promise<ApiAnswer>;

/** Asks each route about entitlements once, so that its answer can be held against the document. */
export async function askAboutEntitlements(ask: Ask, person: string, { manager }: { manager: Program }): Promise<void> {
  const at = (rest: string) => `/api/v1/young-people/{id}${rest}`;
  const tagOf = (answer: ApiAnswer) => ({ 'if-match': String(answer.headers.etag) });
  const day = TODAY;
  const thing = {
    ...{ subject: 'employment', title: 'A bus pass', words: 'We pay for your bus pass.', how: 'Ask us.' },
    ...{ pounds: 50, per: 'month', whose: 'everyone', ageFrom: 16, ageTo: 25 },
  };
  const made = await ask('POST /api/v1/local-offer/items', manager.post('local-offer/items', thing));
  const thingAt = String(made.headers.location);
  const read = await ask('GET /api/v1/local-offer/items/{offerItemId}', manager.get(thingAt));
  const dearer = manager.patch(thingAt, { pounds: 60 }, tagOf(read));
  const changed = await ask('PATCH /api/v1/local-offer/items/{offerItemId}', dearer);
  expect(changed.body).toMatchObject({ title: 'A bus pass', pounds: 60, takenOut: false });
  expect((await manager.patch(thingAt, { pounds: 70 }, tagOf(read))).status).toBe(412);
  const writing = await ask('GET /api/v1/local-offer/writing', manager.get('local-offer/writing'));
  expect(writing.body).toMatchObject({ edition: 2, added: [{ id: made.body.id as string }], changed: [], gone: [] });
  const publish = { whatChanged: 'It is new.', giveAgain: true, edition: 1 };
  expect((await manager.post('local-offer/versions', publish)).status).toBe(409);
  await ask('POST /api/v1/local-offer/versions', manager.post('local-offer/versions', { ...publish, edition: 2 }));

  const offer = await ask('GET /api/v1/local-offer', manager.get('local-offer'));
  await ask('GET /api/v1/local-offer/versions/{number}', manager.get('local-offer/versions/1'));
  const given = {
    ...{ offerId: offer.body.id as string, givenOn: day, how: 'in-person', form: 'standard', language: 'English' },
    said: 'Good to know.',
  };
  const givenMade = await ask(`POST ${at('/local-offers-given')}`, manager.post(`${person}/local-offers-given`, given));
  const givenAt = String(givenMade.headers.location);
  const givenRead = await ask(`GET ${at('/local-offers-given/{factId}')}`, manager.get(givenAt));
  const inTigrinya = manager.patch(givenAt, { language: 'Tigrinya', interpreter: true }, tagOf(givenRead));
  await ask(`PATCH ${at('/local-offers-given/{factId}')}`, inTigrinya);
  await ask(`GET ${at('/local-offers-given')}`, manager.get(`${person}/local-offers-given`));

  const grant = { kind: 'setting-up-home', agreedOn: day, agreedPence: 300_000 };
  const grantAt = String(
    (await ask(`POST ${at('/grants')}`, manager.post(`${person}/grants`, grant))).headers.location,
  );
  const bought = { kind: 'bought', what: 'Washing machine', pence: 24_900, onDay: day, receipt: 'to-come' };
  const itemMade = await ask(`POST ${at('/grants/{factId}/items')}`, manager.post(`${grantAt}/items`, bought));
  const itemAt = String(itemMade.headers.location);
  const itemRead = await ask(`GET ${at('/grants/{factId}/items/{itemId}')}`, manager.get(itemAt));
  const seen = manager.patch(itemAt, { receipt: 'seen' }, tagOf(itemRead));
  await ask(`PATCH ${at('/grants/{factId}/items/{itemId}')}`, seen);
  const grantRead = await ask(`GET ${at('/grants/{factId}')}`, manager.get(grantAt));
  const more = manager.patch(grantAt, { agreedPence: 310_000 }, tagOf(grantRead));
  const patched = await ask(`PATCH ${at('/grants/{factId}')}`, more);
  expect(patched.body).toMatchObject({ spentPence: 24_900, leftPence: 285_100, items: [{ receipt: 'seen' }] });
  await ask(`GET ${at('/grants')}`, manager.get(`${person}/grants`));
  const entitled = await ask(`GET ${at('/entitlements')}`, manager.get(`${person}/entitlements`));
  expect(entitled.body).toMatchObject({ localOffer: 'had' });
  const [first] = entitled.body.entitled as { key: string; item: string }[];
  const had = { key: first!.key, answer: 'not-had', onDay: day, words: 'Nobody told me.' };
  await ask(`POST ${at('/entitlements/had')}`, manager.post(`${person}/entitlements/had`, had));
  const meanwhile = await manager.post(`${person}/entitlements/had`, { ...had, answer: 'had' });
  expect([meanwhile.status, meanwhile.body.errors]).toMatchObject([409, [{ pointer: '#/key' }]]);
  const list = await ask(`GET ${at('/entitlements/had')}`, manager.get(`${person}/entitlements/had`));
  const [said] = list.body.items as { id: string }[];
  expect(list.body.items).toMatchObject([{ ...had, terms: expect.stringContaining(first!.item) as string }]);
  const now = { ...had, answer: 'had', was: said!.id };
  expect((await manager.post(`${person}/entitlements/had`, now)).status).toBe(204);
}
