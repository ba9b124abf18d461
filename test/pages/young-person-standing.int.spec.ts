import { DataSource } from 'typeorm';
import { AccommodationService, type Home } from '../../src/accommodation/accommodation.service';
import { Contact } from '../../src/contacts/contact.entity';
import { Ledger } from '../../src/deadlines/ledger';
import { newId } from '../../src/platform/ids';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { ENGLAND_AND_WALES } from '../../src/statutory/bank-holidays';
import { localDate } from '../../src/statutory/local-date';
import { standingOn } from '../../src/statutory/standing';
import { aProgramOf } from '../support/api';
import { SYSTEM } from '../support/records';
import { aCareLeaverInANewFlat, anOffice, TODAY, type Office } from './young-person-people';

const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

describe('how things stand on a record', () => {
  let office: Office;

  beforeAll(async () => {
    office = await anOffice();
  });
  afterAll(() => office.onward.close());

  const move = async (personId: string, given: Partial<Home>) => {
    const home: Home = {
      fromOn: TODAY,
      type: 'U',
      providedUnder: 'none',
      placedByAuthority: null,
      address: null,
      postcode: null,
      carer: null,
      provider: null,
      providerRegistered: null,
      managerReason: null,
      ...given,
    };
    await office.onward.app.get(AccommodationService).recordMove(SYSTEM, personId, home, TODAY);
  };
  const contact = async (personId: string, heldOn: string, given: Partial<Contact>) => {
    const id = newId();
    await office.onward.app
      .get(DataSource)
      .getRepository(Contact)
      .insert({
        id,
        factId: id,
        youngPersonId: personId,
        heldOn: localDate(heldOn),
        mode: 'face-to-face',
        byRole: 'personal-adviser',
        seen: true,
        ...given,
      });
  };
  const side = async (personId: string, who = office.adviser) => {
    const { $ } = await who.get(`/young-people/${personId}`);
    return {
      alerts: words($('.onward-alerts').text()),
      home: words($('.onward-suitability').text()),
      whereTheyLive: words($('#home').parent().text()),
    };
  };

  it('a flat nobody assessed says so at the top and where they live, under both judgements', async () => {
    const { alerts, home } = await side(await aCareLeaverInANewFlat(office, { passport: false, contactsSince: null }));

    expect(alerts).toContain('Home not assessed – why, and what to do Placed by the authority since 17 November 2026');
    expect(home).toBe('AssessmentNot determined For the returnto be judged by a worker');
  });

  it('bed and breakfast is not suitable and W2, in the record and for a program', async () => {
    const id = await aCareLeaverInANewFlat(office, { passport: false, contactsSince: null });
    await move(id, { type: 'W' });
    const { alerts, home } = await side(id);

    expect(alerts).toContain('In bed and breakfast since 23 November 2026');
    expect(alerts).toContain(
      'Two moves in seven days – why, and what to do Moved on 17 November 2026 and again on 23 November 2026.',
    );
    expect(home).toBe('AssessmentNot suitable For the returnW2, not suitable');
    const { status, body } = await (
      await aProgramOf(office.onward, office.adviser.actor)
    ).get(`young-people/${id}/alerts`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      asOf: '2026-11-23',
      suitability: { code: 'unsuitable', ssda903: 'W2' },
      stayingPut: null,
    });
    expect(body.alerts.map(({ code }: { code: string }) => code)).toEqual([
      'lost-contact',
      'bed-and-breakfast',
      'no-health-summary-at-18',
      'two-moves-in-7-days',
    ]);
  });

  it('opens moving on from bed and breakfast as something due', async () => {
    const id = await aCareLeaverInANewFlat(office, { passport: false, contactsSince: null });
    await move(id, { type: 'W' });
    const { $ } = await office.adviser.get(`/young-people/${id}`);

    expect(words($('.onward-due').text())).toContain('Move on from bed and breakfast due in 2 days');
  });

  it('says until when they stay put', async () => {
    const id = await aCareLeaverInANewFlat(office, { movedOn: '2026-03-11' });
    await move(id, { type: 'Z', fromOn: localDate('2026-03-10') });
    const { whereTheyLive } = await side(id);

    expect(whereTheyLive).not.toContain('Staying put');
    const other = await aCareLeaverInANewFlat(office, { passport: false, contactsSince: null });
    await move(other, { type: 'Z' });
    expect((await side(other)).whereTheyLive).toContain('Staying put, by arrangement, to 9 March 2029');
  });

  it('counts from the last contact that went both ways, as all the contacts together would', async () => {
    const id = await aCareLeaverInANewFlat(office, { passport: false, contactsSince: null });
    await contact(id, '2026-05-01', {});
    await contact(id, '2026-06-01', { mode: 'phone' });
    await contact(id, '2026-10-01', { mode: 'text' });
    await contact(id, '2026-10-02', { seen: false });
    const { alerts } = await side(id);

    expect(alerts).toContain(
      'Contact lost – why, and what to do The last time they were seen or spoken with was on 1 June 2026.',
    );
    const all = await office.onward.app
      .get(UnitOfWork)
      .read(SYSTEM, (work) => office.onward.app.get(Ledger).caseFile(work, id));
    expect(all.contacts).toHaveLength(4);
    for (const { because } of standingOn(all, TODAY, ENGLAND_AND_WALES).alerts) expect(alerts).toContain(because);
  });

  it('keeps what is said of health from those who do not work with the young person', async () => {
    const id = await aCareLeaverInANewFlat(office, { passport: false, contactsSince: null });

    expect((await side(id)).alerts).toContain('No health summary at 18');
    const forOfficer = (await side(id, office.dataOfficer)).alerts;
    expect(forOfficer).toContain('Home not assessed');
    expect(forOfficer).not.toContain('health');
    const narrow = await aProgramOf(office.onward, office.adviser.actor, ['read:people']);
    const { body } = await narrow.get(`young-people/${id}/alerts`);
    expect(body.alerts.map(({ code }: { code: string }) => code)).not.toContain('no-health-summary-at-18');
  });
});
