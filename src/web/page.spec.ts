import { page } from './page';

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
