import { DataSource } from 'typeorm';
import { startTestApp, type TestApp } from '../support/app';
import { aProgramOf } from '../support/api';
import { aYoungPerson } from '../support/records';

describe('the API', () => {
  let onward: TestApp;
  beforeAll(async () => {
    onward = await startTestApp();
  });
  afterAll(() => onward.close());

  it('lists to cookie and token', async () => {
    const adviser = await onward.signInAs('adviser', { team: 'North' });
    const id = await aYoungPerson(onward.app.get(DataSource), { teamId: adviser.actor.teamIds[0], givenName: 'Ann' });
    const program = await aProgramOf(onward, adviser.actor);
    const answer = await program.get('young-people?limit=25');
    expect(answer).toMatchObject({ status: 200, body: { items: [{ id, name: 'Ann' }], next: null } });
    const same = await adviser.get('/api/v1/young-people?limit=25');
    expect(same.text).toBe(answer.text);
    expect((await program.get('young-people?limit=0')).body).toMatchObject({
      status: 422,
      errors: [{ parameter: 'limit' }],
    });
  });
});
