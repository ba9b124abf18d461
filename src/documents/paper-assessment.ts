import type { AssessmentDocument } from '../needs-assessments/assessment-document';
import { CAUSE_WORDS } from '../needs-assessments/causes';
import { isId } from '../platform/ids';
import type { Work } from '../platform/unit-of-work';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { fullName, type Named } from '../young-people/names';
import type { DocumentFormatKind } from './document-format.entity';
import { PERSON } from './plan-sheets';
import { printedAssessment } from './printed-assessment';
import { easyAssessment } from './easy-read';
import type { PrintedDocument, PrintSize } from './printed-document';

/** Something of a young person's that can be printed. */
export interface PaperSheet {
  /** How they want what is written for them; null where nobody asked. */
  format: DocumentFormatKind | null;
  fileName: string;
  /** @throws Error for a document that is none */
  printed(size: PrintSize): PrintedDocument;
}

interface Row extends Named {
  council: string | null;
  format: DocumentFormatKind | null;
  document: string;
  signedOn: LocalDate;
  signedBy: string;
}

/** Answers in the young person's own words, by the name of their field. */
const OWN_WORDS = /^(wishes|views)(?!-why)/;
const PRIORITY_WORDS = { now: 'Now', next: 'Next', later: 'Later' } as const;

/** A needs assessment of this young person's as it was signed off; null where there is none. */
export async function signedAssessment(
  { manager }: Work,
  personId: string,
  assessmentId: string,
): Promise<PaperSheet | null> {
  if (!isId(assessmentId)) return null;
  const [row] = await manager.query<Row[]>(
    `select ${PERSON}, a.document, a.signed_on as "signedOn", s.name as "signedBy"
       from assessment_signed a join young_person y on y.id = a.young_person_id join staff s on s.id = a.signed_by_id
      where a.young_person_id = $1 and a.assessment_id = $2`,
    [personId, assessmentId],
  );
  if (!row) return null;
  const { format } = row;
  const printed = (size: PrintSize) => (size === 'easy' ? easyAssessment : printedAssessment)(paperOf(row));
  return { format, fileName: 'needs-assessment.pdf', printed };
}

function paperOf(row: Row): Parameters<typeof printedAssessment>[0] {
  const { cause, openedOn, finishedOn, writtenBy, history, areas, recommendations } = JSON.parse(
    row.document,
  ) as AssessmentDocument;
  const when = cause.on ? ` (${formatLong(cause.on)})` : '';
  return {
    name: fullName(row),
    council: row.council,
    openedOn,
    finishedOn,
    cause: `${CAUSE_WORDS[cause.kind]}${when}${cause.words ? `: ${cause.words}` : ''}`,
    writtenBy,
    signedOff: { on: row.signedOn, by: row.signedBy },
    history: history.map(({ title, lines }) => ({ title, lines })),
    areas: areas.map(({ title, question, answers }) => ({
      title,
      question,
      answers: answers.map(({ name, label, kind, value }) => ({
        label,
        value: kind === 'day' ? formatLong(value as LocalDate) : kind === 'tick' ? 'Yes' : value,
        isOwnWords: OWN_WORDS.test(name),
      })),
    })),
    recommendations: recommendations.map(({ text, priority, areaKey }) => ({
      text,
      priority: priority && PRIORITY_WORDS[priority],
      area: areas.find(({ key }) => key === areaKey)?.title ?? '',
    })),
  };
}
