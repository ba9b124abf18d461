import type { Barrier, ExclusionProvision, Risk } from './eet.entities';

export const BARRIER_WORDS: Record<Barrier, string> = {
  health: 'Health or disability',
  caring: 'Caring for somebody',
  childcare: 'Childcare',
  home: 'No settled home',
  money: 'Money or travel',
  confidence: 'Confidence, or worry about it',
  skills: 'Skills, English or maths',
  'right-to-work': 'Right to work or study',
  waiting: 'Waiting for a start',
  custody: 'Custody, or a criminal record',
  'nothing-fits': 'Nothing on offer that fits',
  other: 'Something else',
};

export const RISK_WORDS: Record<Risk, string> = {
  attendance: 'Attendance is falling',
  'contract-end': 'The contract or course ends',
  exclusion: 'Excluded, or about to be',
  provider: 'The provider may stop',
  'finding-it-hard': 'They say that it is hard',
};

export const EXCLUSION_WORDS: Record<ExclusionProvision, string> = {
  mainstream: 'At their school or college',
  alternative: 'Alternative provision',
  home: 'Tuition at home or online',
  none: 'Nowhere',
};
