import { attainmentWords, type Attainment } from './attainment';
import type { AttainmentAnswer } from './eet.dto';

export function attainmentAnswer(attainment: Attainment): AttainmentAnswer {
  const { highest, best } = attainment;
  return {
    highestLevel: highest,
    english: best.English?.words ?? null,
    maths: best.maths?.words ?? null,
    words: attainmentWords(attainment),
  };
}
