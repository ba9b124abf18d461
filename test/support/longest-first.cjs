const Sequencer = require('@jest/test-sequencer').default;

/** What takes minutes, the longest first: at the end the second worker is not left waiting for it. */
const LONG = [
  'thorough-1',
  'thorough-2',
  'axe',
  'bench',
  'kills',
  'postgresql-15',
  'links',
  'figures-and-lists',
  'start',
  'time-zones',
  'year',
  'night.',
];

/** By file size, as Jest does of what it never ran, a suite of three lines that runs a hundred others comes last. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const placeOf = ({ path }) => {
      const place = LONG.findIndex((name) => path.includes(`/long/${name}`));
      return place < 0 ? LONG.length : place;
    };
    return [...super.sort(tests)].sort((a, b) => placeOf(a) - placeOf(b));
  }
};
