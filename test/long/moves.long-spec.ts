import { tryMoves } from '../support/moves';
import { anOffice, type Office } from '../pages/young-person-people';

describe('moves', () => {
  let office: Office;
  beforeAll(async () => {
    office = await anOffice();
  });
  afterAll(() => office.onward.close());

  it('five hundred times start everything that should follow, or are refused and leave nothing', async () => {
    const { recorded, refused } = await tryMoves(office, { people: 100, each: 5, seed: 17 });

    expect(recorded + refused).toBe(500);
    expect(recorded).toBeGreaterThan(200);
    expect(refused).toBeGreaterThan(50);
  }, 900_000);
});
