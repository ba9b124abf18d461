/** Where a rule comes from. `url` is null where no address of the text has been read. */
export interface Provision {
  cite: string;
  url: string | null;
}

const LEGISLATION = 'https://www.legislation.gov.uk';

/** Every provision the rules rest on, cited once. */
export const PROVISIONS = {
  ca89Sch2Para19B: {
    cite: 'Children Act 1989, Schedule 2, paragraphs 19A to 19C',
    url: `${LEGISLATION}/ukpga/2000/35/section/1`,
  },
  ca89S23A: {
    cite: 'Children Act 1989, section 23A',
    url: `${LEGISLATION}/ukpga/1989/41/part/III/crossheading/advice-and-assistance-for-certain-children/1991-10-14/data.html`,
  },
  ca89S23B: { cite: 'Children Act 1989, section 23B', url: `${LEGISLATION}/ukpga/1989/41/section/23B/2001-07-01` },
  ca89S23C: { cite: 'Children Act 1989, section 23C', url: `${LEGISLATION}/ukpga/1989/41/section/23C/data.xht` },
  ca89S23CA: { cite: 'Children Act 1989, section 23CA', url: null },
  ca89S23CZB: {
    cite: 'Children Act 1989, section 23CZB',
    url: `${LEGISLATION}/id/ukpga/2017/16/section/3/6`,
  },
  ca89S23CZA: {
    cite: 'Children Act 1989, section 23CZA',
    url: `${LEGISLATION}/ukpga/1989/41/section/23CZA/2020-03-31`,
  },
  ca89S23D: {
    cite: 'Children Act 1989, section 23D',
    url: `${LEGISLATION}/ukpga/1989/41/part/III/crossheading/personal-advisers-and-pathway-plans/data.html`,
  },
  ca89S24: { cite: 'Children Act 1989, section 24', url: `${LEGISLATION}/ukpga/1989/41/section/24/data.html` },
  ca89S24B: { cite: 'Children Act 1989, section 24B', url: null },
  cppcrReg40: {
    cite: 'Care Planning, Placement and Case Review (England) Regulations 2010, regulation 40',
    url: `${LEGISLATION}/uksi/2010/959/part/7/crossheading/eligible-children`,
  },
  cppcrReg42: {
    cite: 'Care Planning, Placement and Case Review (England) Regulations 2010, regulation 42',
    url: `${LEGISLATION}/uksi/2010/959/part/7/crossheading/eligible-children`,
  },
  cppcrReg28: {
    cite: 'Care Planning, Placement and Case Review (England) Regulations 2010, regulation 28',
    url: `${LEGISLATION}/uksi/2010/959/regulation/28/made`,
  },
  cppcrReg33: {
    cite: 'Care Planning, Placement and Case Review (England) Regulations 2010, regulation 33',
    url: null,
  },
  cppcrReg39: {
    cite: 'Care Planning, Placement and Case Review (England) Regulations 2010, regulation 39',
    url: null,
  },
  cppcrReg43: {
    cite: 'Care Planning, Placement and Case Review (England) Regulations 2010, regulation 43',
    url: null,
  },
  cppcrSch8: {
    cite: 'Care Planning, Placement and Case Review (England) Regulations 2010, Schedule 8',
    url: `${LEGISLATION}/uksi/2010/959/contents/2011-04-01`,
  },
  cppcrReg48: {
    cite: 'Care Planning, Placement and Case Review (England) Regulations 2010, regulation 48',
    url: `${LEGISLATION}/uksi/2010/959/part/9/made`,
  },
  clrReg3: {
    cite: 'Care Leavers (England) Regulations 2010, regulation 3',
    url: `${LEGISLATION}/uksi/2010/2571/made/data.htm`,
  },
  clrReg5: {
    cite: 'Care Leavers (England) Regulations 2010, regulation 5',
    url: `${LEGISLATION}/cy/uksi/2010/2571/regulation/5/made`,
  },
  clrReg4: { cite: 'Care Leavers (England) Regulations 2010, regulation 4', url: null },
  clrReg6: { cite: 'Care Leavers (England) Regulations 2010, regulation 6', url: null },
  clrSch1: {
    cite: 'Care Leavers (England) Regulations 2010, Schedule 1',
    url: `${LEGISLATION}/uksi/2010/2571/schedules/made`,
  },
  clrReg7: { cite: 'Care Leavers (England) Regulations 2010, regulation 7', url: null },
  clrReg8: {
    cite: 'Care Leavers (England) Regulations 2010, regulation 8',
    url: `${LEGISLATION}/uksi/2010/2571/regulation/8/made/data.html`,
  },
  clrReg9: {
    cite: 'Care Leavers (England) Regulations 2010, regulation 9',
    url: `${LEGISLATION}/uksi/2010/2571/part/4/made`,
  },
  clrSch2: {
    cite: 'Care Leavers (England) Regulations 2010, Schedule 2',
    url: `${LEGISLATION}/uksi/2010/2571/schedules/made`,
  },
  clrReg10: { cite: 'Care Leavers (England) Regulations 2010, regulation 10', url: null },
  formerLookedAfterVisits: {
    cite: 'Visits to Former Looked After Children in Detention (England) Regulations 2010, regulation 4',
    url: `${LEGISLATION}/uksi/2010/2797/made`,
  },
  laspoS104: {
    cite: 'Legal Aid, Sentencing and Punishment of Offenders Act 2012, section 104',
    url: `${LEGISLATION}/cy/ukpga/2012/10/notes/division/5/5/4/3`,
  },
  cppcr2021: {
    cite: 'Care Planning, Placement and Case Review (England) Regulations 2010, as amended in 2021',
    url: null,
  },
  supportedAccommodationRegs: {
    cite: 'Supported Accommodation (England) Regulations 2023',
    url: 'https://www.gov.uk/guidance/introduction-to-supported-accommodation',
  },
  priorityNeed2002: {
    cite: 'Homelessness (Priority Need for Accommodation) (England) Order 2002',
    url: null,
  },
  homelessnessCode: {
    cite: 'Homelessness code of guidance for local authorities, chapter 22',
    url: null,
  },
  cwsa26: {
    cite: 'Children’s Wellbeing and Schools Act 2026, sections 7 to 9 (not in force when read)',
    url: `${LEGISLATION}/ukpga/2026/21/section/7`,
  },
  transitionGuidance: {
    cite: 'Children Act 1989 guidance, volume 3: planning transition to adulthood for care leavers',
    url: null,
  },
  ssda903CareLeavers: {
    cite: 'SSDA903 children looked-after return, care leavers around each birthday (validation rules 1007, 1011, 1016)',
    url: null,
  },
  cppcrReg7: {
    cite: 'Care Planning, Placement and Case Review (England) Regulations 2010, regulation 7',
    url: null,
  },
  healthGuidance: {
    cite: 'Promoting the health and well-being of looked-after children: statutory guidance, 2015',
    url: null,
  },
  missingGuidance: {
    cite: 'Children who run away or go missing from home or care: statutory guidance, 2014',
    url: null,
  },
  ukGdpr: { cite: 'UK General Data Protection Regulation, articles 12 and 15', url: null },
  workingTogether: { cite: 'Working Together to Safeguard Children 2023, chapter 5', url: null },
  immigrationRules: { cite: 'Immigration Rules, paragraphs 352ZC and following', url: null },
  uascGuidance: {
    cite: 'Care of unaccompanied migrant children and child victims of modern slavery: statutory guidance, 2017',
    url: null,
  },
  careReviewGuidance: {
    cite: 'Children Act 1989 guidance, volume 2: care planning, placement and case review',
    url: null,
  },
  ssda903: { cite: 'SSDA903 children looked-after return, validation rule 1001', url: null },
  localPolicy: { cite: 'The authority’s own standard', url: null },
} as const satisfies Record<string, Provision>;

export type ProvisionKey = keyof typeof PROVISIONS;
