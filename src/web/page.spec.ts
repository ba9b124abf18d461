import { invalid, notFound, Problem } from '../platform/problem';
import { page, saveForm } from './page';

const form = (said: { heldOn: string } | null) => ({
  values: { formId: 'a', onDate: '9/3/26' },
  errors: said ? [] : [{ field: 'onDate', message: 'Enter the day' }],
  said,
});

describe('saving a form', () => {
  it('hands on what the service gives back', async () => {
    expect(await saveForm(form({ heldOn: '2026-03-09' }), 'kind', ({ heldOn }) => Promise.resolve(heldOn))).toEqual({
      ok: true,
      value: '2026-03-09',
      said: { heldOn: '2026-03-09' },
    });
  });

  it('saves nothing of one that is wrong, and shows it as it is', async () => {
    const wrong = form(null);
    const save = async () => Promise.reject(new Error('Nothing may be saved'));
    expect(await saveForm(wrong, 'kind', save)).toEqual({ ok: false, form: wrong, status: 422, problem: null });
  });

  it('shows what the service refuses at the field by the name the form gives it', async () => {
    const filled = form({ heldOn: '2099-01-01' });
    const problem = invalid('heldOn', 'The day is to come');
    expect(await saveForm(filled, { all: 'kind', heldOn: 'onDate' }, () => Promise.reject(problem))).toEqual({
      ok: false,
      form: { ...filled, errors: [{ field: 'onDate', message: 'The day is to come' }] },
      status: 422,
      problem,
    });
  });

  it('shows a refusal of the whole at the field that was named for it', async () => {
    const problem = new Problem('changed-by-someone-else', 'Somebody else changed it.');
    const done = await saveForm(form({ heldOn: '2026-03-09' }), 'kind', () => Promise.reject(problem));
    expect(done).toMatchObject({
      form: { errors: [{ field: 'kind', message: 'Somebody else changed it.' }] },
      status: 409,
    });
  });

  it('leaves to the error page what nobody can mend on the form', async () => {
    await expect(saveForm(form({ heldOn: '2026-03-09' }), 'kind', () => Promise.reject(notFound()))).rejects.toThrow();
  });
});

describe('a page', () => {
  it('is not given a model with a name of the frame, which nobody would hear', () => {
    const told = (person: string) => ({ person, mayTakeOut: false });

    // @ts-expect-error the frame says mayTakeOut itself
    expect(page('web/start', told('Kit')).template).toBe('web/start');
    // @ts-expect-error the same in a literal
    expect(page('web/start', { council: 'Westmoor' }).template).toBe('web/start');
    // @ts-expect-error the same beside others
    expect(page('web/start', { ...told('Kit'), heading: 'Kit' }).template).toBe('web/start');
    expect(page('web/start', { mayTakeThisOut: false }).model).toEqual({ mayTakeThisOut: false });
  });
});
