import { sayingSaved } from './saved';

const ID = '0199f2a4-7c1e-7b3a-9c55-2f6d1a0b4e77';

describe('the address after a form was saved', () => {
  it('names the form that the server has, before the place on the page', () => {
    expect(sayingSaved('/plan#topics', `${ID}-3`)).toBe(`/plan?saved=${ID}-3#topics`);
    expect(sayingSaved('/plan', ID)).toBe(`/plan?saved=${ID}`);
  });

  it.each(['', 'x', `${ID}&next=/`, `${ID}-`])('leaves out “%s”, which no form has', (formId) => {
    expect(sayingSaved('/plan#topics', formId)).toBe('/plan#topics');
  });
});
