import type { ToldHow } from '../caseloads/worker-change.entity';

export const TOLD_HOW_WORDS: Record<ToldHow, string> = {
  'in-person': 'Face to face',
  phone: 'By phone',
  video: 'By video call',
  text: 'By text message',
  letter: 'By letter or e-mail',
};
