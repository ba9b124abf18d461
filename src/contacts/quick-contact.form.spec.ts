import { localDate } from '../statutory/local-date';
import { newQuickForm, readQuickForm } from './quick-contact.form';

const TODAY = localDate('2026-11-23');

describe('the quick forms', () => {
  it('a text I sent is my line, and no contact that they began', () => {
    const { command } = readQuickForm('text', { ...newQuickForm('text').values, line: 'See you at 2' }, 'me', TODAY);

    expect(command).toMatchObject({
      mode: 'text',
      note: 'See you at 2',
      ownWords: null,
      begunByThem: false,
      staffId: 'me',
    });
  });

  it('a text they sent is in their own words, and they began it', () => {
    const { command } = readQuickForm('text', { line: 'cant make it', by: 'young-person' }, 'me', TODAY);

    expect(command).toMatchObject({ note: null, ownWords: 'cant make it', begunByThem: true });
  });

  it('good news is a contact that they made, and a win', () => {
    const { command } = readQuickForm('good-news', { line: 'Got the job', by: 'phone' }, 'me', TODAY);

    expect(command).toMatchObject({
      mode: 'phone',
      seen: true,
      goodNews: 'Got the job',
      begunByThem: true,
      heldOn: TODAY,
    });
  });

  it.each([
    ['text' as const, { line: '', by: 'worker' }, 'line'],
    ['text' as const, { line: 'Hello', by: 'phone' }, 'by'],
    ['good-news' as const, { line: 'Passed', by: 'worker' }, 'by'],
  ])('a %s of %j is refused at its field', (kind, fields, field) => {
    const form = readQuickForm(kind, fields, 'me', TODAY);

    expect(form.errors.map((error) => error.field)).toEqual([field]);
    expect(form.command).toBeNull();
  });
});
