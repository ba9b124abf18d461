import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor';
import { DocumentFormatsService } from '../documents/document-formats.service';
import { PdfPress } from '../documents/pdf-press';
import { sizeFor } from '../documents/print-size';
import type { PrintSize } from '../documents/printed-document';
import { SETTINGS, type Settings } from '../platform/settings';
import { ipsBundle, type FhirObject } from './ips-bundle';
import type { PassportReader } from './passport-sharing';
import { PassportsService } from './passports.service';
import { printedPassport } from './printed-passport';

/** A version of the health passport as a file, cut for whoever it is for. */
@Injectable()
export class PassportDocumentsService {
  constructor(
    private readonly passports: PassportsService,
    private readonly formats: DocumentFormatsService,
    private readonly press: PdfPress,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * As tagged PDF/UA. The look is audited.
   * @param size null: of their own copy as they want it, of another as it is
   * @throws Problem 'not-found', 'not-allowed'
   */
  async pdf(
    actor: Actor,
    personId: string,
    number: number | null,
    reader: PassportReader,
    size: PrintSize | null,
  ): Promise<{ bytes: Buffer; name: string }> {
    const cut = await this.passports.cut(actor, personId, number, reader);
    const wish = reader === 'young-person' && size === null ? await this.formats.open(actor, personId) : null;
    const wanted = size ?? sizeFor(wish?.format ?? null);
    const bytes = await this.press.print(printedPassport({ ...cut, name: cut.person.name }), wanted);
    return { bytes, name: `health-passport-${cut.number}.pdf` };
  }

  /** As an International Patient Summary. The look is audited. @throws Problem 'not-found', 'not-allowed' */
  async summary(actor: Actor, personId: string, number: number | null, reader: PassportReader): Promise<FhirObject> {
    const cut = await this.passports.cut(actor, personId, number, reader);
    return ipsBundle({ ...cut, system: `${this.settings.publicUrl}/health-passports` });
  }
}
