import { localDate } from '../statutory/local-date';
import { panelReviewOn, panelStanding, type PanelCaseDates } from './panel-standing';

const today = localDate('2026-11-23');
const day = localDate;
const decision = (effect: 'changed-something' | 'changed-nothing' | 'too-early' | null, reviewOn: string) => ({
  firstByOn: day('2026-11-10'),
  firstReviewOn: day('2026-11-20'),
  steps:
    effect === null
      ? []
      : [
          {
            ...{ step: 'effect' as const, onDay: day('2026-11-20'), byOn: null, effect },
            reviewOn: effect === 'too-early' ? day(reviewOn) : null,
          },
        ],
});
const heard: PanelCaseDates = {
  heldOn: day('2026-11-02'),
  takenOffOn: null,
  isAgain: false,
  hasDied: false,
  decidedOn: day('2026-11-02'),
  decisions: [decision(null, '')],
  movedOn: day('2026-11-02'),
};

describe('how a case stands that was taken to a panel', () => {
  it.each<[standing: string, dates: Partial<PanelCaseDates>]>([
    ['coming', { decidedOn: null, decisions: [], heldOn: day('2026-11-24') }],
    ['to-decide', { decidedOn: null, decisions: [], heldOn: today }],
    ['taken-off', { decidedOn: null, decisions: [], takenOffOn: today }],
    // The day to look at it was the 20th, and what moved on the day of the panel moved before it
    ['back', {}],
    ['changed', { movedOn: day('2026-11-03') }],
    ['changed', { decisions: [decision('changed-nothing', ''), decision('changed-something', '')] }],
    ['back', { decisions: [decision('changed-nothing', '')] }],
    ['watched', { decisions: [decision('changed-nothing', ''), decision('too-early', '2026-12-01')] }],
    ['back', { decisions: [decision('too-early', '2026-11-23')] }],
    ['again', { isAgain: true }],
    // What was decided was recorded in error, after the case went to a later panel
    ['again', { isAgain: true, decidedOn: null, decisions: [] }],
    ['taken-off', { hasDied: true, decidedOn: null, decisions: [] }],
    ['watched', { hasDied: true }],
  ])('%s: %o', (standing, dates) => {
    expect(panelStanding({ ...heard, ...dates }, today)).toBe(standing);
  });

  it('is looked at on the last day that somebody named', () => {
    const decisions = [decision(null, ''), decision('too-early', '2026-12-01'), decision('changed-nothing', '')];
    expect(panelReviewOn(decisions, today)).toBe('2026-12-01');
  });
});
