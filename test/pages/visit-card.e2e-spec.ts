import { newId } from '../../src/platform/ids';
import {
  accessibilityFaults,
  describeInBrowser,
  DESKTOP,
  PHONE,
  sidewaysScroll,
  startBrowser,
  type RunningBrowser,
} from '../support/browser';
import { anApprovedPlan } from './an-approved-plan';
import { aCareLeaverInANewFlat, anOffice, aVisitForm, type Office } from './young-person-people';

const LONG = 'Wolfeschlegelsteinhausen'.repeat(30);
const WORDS = 'She wants to go on with the course and asked who pays for the books. '.repeat(20);

describeInBrowser('what somebody reads before a visit', () => {
  let office: Office;
  let browser: RunningBrowser;
  let id: string;
  let at: string;

  beforeAll(async () => {
    office = await anOffice();
    browser = await startBrowser(office.onward);
    id = await aCareLeaverInANewFlat(office, { communicationNeeds: WORDS, phone: '07700 900123' });
    at = `/young-people/${id}`;
    const knows = { formId: newId(), fromOn: '1/11/26', toOn: '', phone: '', source: '' };
    await office.adviser.post(`${at}/emergency/new`, { ...knows, kind: 'risk-to-staff', words: WORDS });
    await anApprovedPlan(
      office,
      id,
      Array.from({ length: 12 }, (_, n) => ({
        what: n % 2 ? `${n} ${LONG}` : `${n} ${WORDS}`.slice(0, 500),
        dueOn: '2026-12-01',
      })),
    );
    for (let n = 0; n < 8; n += 1) {
      const promise = { formId: newId(), what: `${n} ${WORDS}`.slice(0, 190), byOn: '30/11/26', when: 'today' };
      expect((await office.adviser.post(`${at}/promises/new`, promise)).status).toBe(303);
      const contact = {
        staffId: office.adviser.actor.staffId,
        seenAlone: 'yes',
        safe: n % 2 ? 'no' : 'yes',
        note: WORDS,
      };
      expect((await office.adviser.post(`${at}/contacts/new`, aVisitForm(contact))).status).toBe(303);
    }
    for (const kind of ['passport', 'travel-document', 'photo-identity']) {
      await office.onward.sql(
        `insert into identity_document (id, fact_id, young_person_id, kind, state, said_on, expires_on)
         values ($1, $1, $2, $3, 'has', '2026-11-01', '2026-12-24')`,
        [newId(), id, kind],
      );
    }
    await office.adviser.post(`${at}/appointments/new`, {
      formId: newId(),
      kind: 'visit',
      when: 'today',
      at: '16:00',
      place: '',
      matters: '',
    });
  });
  afterAll(async () => {
    await browser.close();
    await office.onward.close();
  });

  it('the risks come before the address on a phone, and the card is one click away', async () => {
    const hers = await browser.open(PHONE, office.adviser);
    await hers.goto('/today');
    const [flag, address] = await Promise.all(
      [hers.locator('.onward-door__flag'), hers.getByText('4 Tern Court').first()].map((one) => one.boundingBox()),
    );
    expect(flag!.y).toBeLessThan(address!.y);
    expect([await sidewaysScroll(hers), await accessibilityFaults(hers)]).toEqual([0, []]);
    await hers.getByRole('link', { name: /^Visit card ?: Mina Fable/ }).click();
    expect(await hers.locator('h1').innerText()).toContain('Mina Fable');
    expect(await hers.locator('main').innerText()).not.toContain('Risk to staff');
    expect([await sidewaysScroll(hers), await accessibilityFaults(hers)]).toEqual([0, []]);
    await hers.goto(at);
    expect([await sidewaysScroll(hers), await accessibilityFaults(hers)]).toEqual([0, []]);
  }, 60_000);

  it('the card is one side of A4 with whatever is on the record, and says what it leaves out', async () => {
    const hers = await browser.open(DESKTOP, office.adviser);
    await hers.goto(`${at}/visit-card`);
    // Of what is owed, three papers that run out too.
    expect(await hers.getByText(/^…and \d+ more on the record$/).allTextContents()).toEqual([
      '…and 6 more on the record',
      '…and 6 more on the record',
      '…and 5 more on the record',
      '…and 2 more on the record',
    ]);
    expect(await accessibilityFaults(hers)).toEqual([]);
    const paper = await hers.pdf({ format: 'A4', preferCSSPageSize: true });
    expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  }, 60_000);

  it('what waits of a “no”, and the list of a manager, read well', async () => {
    const hers = await browser.open(PHONE, office.manager);
    for (const address of [`${at}/feels-safe`, '/team/not-safe', '/team']) {
      await hers.goto(address);
      expect([address, await sidewaysScroll(hers), await accessibilityFaults(hers)]).toEqual([address, 0, []]);
    }
  }, 60_000);
});
