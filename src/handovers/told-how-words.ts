import type { ToldHow } from '../caseloads/worker-change.entity';
import type { HandOverCopyHow } from './case-hand-over.entities';

export const TOLD_HOW_WORDS: Record<ToldHow, string> = {
  'in-person': 'Face to face',
  phone: 'By phone',
  video: 'By video call',
  text: 'By text message',
  letter: 'By letter or e-mail',
};

export const COPY_HOW_WORDS: Record<HandOverCopyHow, string> = {
  'in-person': 'In person',
  post: 'By post',
  'secure-email': 'By secure e-mail',
};
