import { saidBy } from './sent-form';

const ID = '0199f2a4-7c1e-7b3a-9c55-2f6d1a0b4e77';
const said = (fields: Record<string, string>, id = ID) => saidBy(id, Object.entries(fields));

describe('what a form says', () => {
  const form = { formId: ID, writtenBy: ID, heldOn: '1/2/26', note: 'We talked.\nAbout college.', place: '' };

  it.each([
    ['in another order', { note: form.note, heldOn: form.heldOn }],
    ['with another kind of line end', { ...form, note: ' We talked.\r\nAbout college.\r\n' }],
    ['without who wrote it, as it is sent again after an error', { heldOn: form.heldOn, note: form.note }],
  ])('is the same %s', (_, same) => {
    expect(said(same)).toBe(said(form));
  });

  it.each([
    ['a word', { ...form, note: 'We talked.\nAbout work.' }],
    ['a field', { ...form, place: 'elsewhere' }],
    ['the field of a word', { formId: ID, heldOn: form.note, note: form.heldOn }],
  ])('is something else with another %s', (_, other) => {
    expect(said(other)).not.toBe(said(form));
  });

  it('tells nothing of two forms that say the same', () => {
    expect(said(form, '0199f2a4-7c1e-7b3a-9c55-2f6d1a0b4e78')).not.toBe(said(form));
  });
});
