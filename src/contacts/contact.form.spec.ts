import { localDate } from '../statutory/local-date';
import { Contact } from './contact.entity';
import { correctionForm, newContactForm, outcomeOf, readContactForm, type ContactValues } from './contact.form';

const TODAY = localDate('2026-11-23');
const ID = '01a20798-068f-7204-8d84-9f89fe44aac3';

const sent = (given: Partial<ContactValues> = {}) => ({
  ...newContactForm({ staffId: 'ada', hasHome: true }).values,
  formId: ID,
  ...given,
});
const commandOf = (given: Partial<ContactValues>) => {
  const { said } = readContactForm(sent(given), TODAY);
  if (said?.kind !== 'contact') throw new Error('No contact was said.');
  return said.command;
};

describe('the contact form', () => {
  it('sent as it opens is a visit at home today by whoever opened it', () => {
    expect(commandOf({})).toEqual({
      id: ID,
      alsoThere: [],
      heldOn: '2026-11-23',
      heldAt: null,
      mode: 'face-to-face',
      staffId: 'ada',
      place: 'accommodation',
      seen: true,
      seenAlone: null,
      safeWhereTheyLive: null,
      note: null,
      ownWords: null,
      goodNews: null,
      modeReason: null,
      begunByThem: false,
      workAim: null,
      workTool: null,
      workEffect: null,
      wellbeing: null,
      cardLeft: null,
      toldWho: null,
      tryAgainOn: null,
      appointmentId: null,
      reviewHeld: false,
      supportOffered: null,
    });
  });

  it('opens somewhere else when no home is recorded', () => {
    expect(newContactForm({ staffId: 'ada', hasHome: false }).values.place).toBe('elsewhere');
  });

  it('a visit that found nobody keeps the card, who was told and the next attempt, and no direct work', () => {
    const sent = {
      outcome: 'not-in',
      cardLeft: 'yes',
      toldWho: 'The key worker',
      tryAgainOn: '25/11/26',
      workAim: 'Trust',
    };
    expect(commandOf(sent)).toMatchObject({
      seen: false,
      cardLeft: true,
      toldWho: 'The key worker',
      tryAgainOn: '2026-11-25',
      workAim: null,
    });
  });

  it('says why a call was not a visit, and needs no reason for a visit', () => {
    expect(commandOf({ mode: 'phone', modeReason: 'Asked me to ring' }).modeReason).toBe('Asked me to ring');
    expect(commandOf({ modeReason: 'Asked me to ring' }).modeReason).toBeNull();
  });

  it('a call has no place and nobody seen alone', () => {
    expect(commandOf({ mode: 'phone', seenAlone: 'yes' })).toMatchObject({ place: null, seenAlone: null });
  });

  it('when nobody was in, only what was tried counts', () => {
    const command = commandOf({
      outcome: 'not-in',
      note: 'left over from before',
      tried: 'Left a card',
      ownWords: 'x',
      safe: 'yes',
      reviewHeld: 'yes',
      supportOffered: 'yes',
    });
    expect(command).toMatchObject({
      seen: false,
      note: 'Left a card',
      ownWords: null,
      safeWhereTheyLive: null,
      reviewHeld: false,
      supportOffered: null,
    });
  });

  it('keeps what they answered to an offer of support', () => {
    expect(commandOf({ supportOffered: 'yes', reply: 'Not now' }).supportOffered).toEqual({ reply: 'Not now' });
    expect(commandOf({ supportOffered: 'yes' }).supportOffered).toEqual({ reply: null });
  });

  it.each([
    ['6/11/26', '2026-11-06'],
    ['06.11.2026', '2026-11-06'],
    ['6 Nov 2026', '2026-11-06'],
  ])('takes the day as %s', (onDate, heldOn) => {
    expect(commandOf({ when: 'another-day', onDate }).heldOn).toBe(heldOn);
  });

  it('finds everything that is wrong at once, and keeps what was typed', () => {
    const form = readContactForm(
      { outcome: 'seen', mode: 'fax', when: 'another-day', onDate: 'soon', heldAt: 'tea time', note: ' Kept ' },
      TODAY,
    );
    expect(form.errors.map(({ field }) => field)).toEqual(['mode', 'onDate', 'heldAt', 'staffId']);
    expect(form.said).toBeNull();
    expect(form.values).toMatchObject({ note: 'Kept', onDate: 'soon', heldAt: 'tea time' });
  });

  it('sends a day to come to the appointments, kindly', () => {
    const { errors } = readContactForm(sent({ when: 'another-day', onDate: '24/11/2026' }), TODAY);
    expect(errors).toEqual([
      {
        field: 'onDate',
        message: 'This day is still to come. Enter the day it happened, or plan an appointment for it',
      },
    ]);
  });

  it('a cancelled appointment is no contact, whatever else is filled in', () => {
    expect(readContactForm(sent({ outcome: 'cancelled', appointmentId: 'a1', onDate: 'soon' }), TODAY)).toMatchObject({
      errors: [],
      said: { kind: 'cancelled', appointmentId: 'a1' },
    });
  });

  it('opened from an appointment it has its day, hour and kind', () => {
    const form = newContactForm({ staffId: 'ada', hasHome: true, appointmentId: 'a1' });
    const planned = { on: localDate('2026-11-20'), time: '14:30', kind: 'call', place: null };
    expect(outcomeOf(form, planned, TODAY).values).toMatchObject({
      when: 'another-day',
      onDate: '20/11/2026',
      heldAt: '14:30',
      mode: 'phone',
    });
  });

  it('opened to correct a contact and sent back unchanged, it says the same', () => {
    const contact: Contact = Object.assign(new Contact(), {
      id: 'row',
      heldOn: localDate('2026-11-20'),
      heldAt: '14:30:00',
      mode: 'face-to-face',
      staffId: 'ada',
      place: 'elsewhere',
      seen: true,
      seenAlone: false,
      safeWhereTheyLive: 'withheld',
      note: 'One\nTwo',
      ownWords: 'Fine',
      goodNews: null,
    } satisfies Partial<Contact>);
    const { values } = correctionForm(contact, TODAY);
    const { said } = readContactForm({ ...values, note: values.note.replace('\n', '\r\n') }, TODAY);
    expect(said).toMatchObject({
      kind: 'contact',
      command: {
        heldOn: '2026-11-20',
        heldAt: '14:30',
        place: 'elsewhere',
        seenAlone: false,
        safeWhereTheyLive: 'withheld',
        note: 'One\nTwo',
        ownWords: 'Fine',
        goodNews: null,
      },
    });
  });
});
