import { LocalOfferService } from '../../src/entitlements/local-offer.service';
import { localDate } from '../../src/statutory/local-date';
import type { ApiAnswer, Program } from '../support/api';
import type { Office } from '../pages/young-person-people';

type Ask = (route: string, asked: Promise<ApiAnswer>) => Promise<ApiAnswer>;

/** Asks each route about entitlements once, so that its answer can be held against the document. */
export async function askAboutEntitlements(
  ask: Ask,
  person: string,
  { manager }: { manager: Program },
  office: Office,
): Promise<void> {
  const at = (rest: string) => `/api/v1/young-people/{id}${rest}`;
  const tagOf = (answer: ApiAnswer) => ({ 'if-match': String(answer.headers.etag) });
  const actor = office.manager.actor;
  const offers = office.onward.app.get(LocalOfferService);
  const day = '2026-11-20';
  await offers.add(actor, {
    ...{ subject: 'employment', title: 'A bus pass', words: 'We pay for your bus pass.', how: 'Ask us.' },
    ...{ pounds: 50, per: 'month', whose: 'everyone', ageFrom: 16, ageTo: 25, entitlement: null, takenOut: false },
  });
  await offers.publish(actor, { whatChanged: 'It is new.', giveAgain: true, edition: 1 }, localDate(day));

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
}
