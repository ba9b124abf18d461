import { formatNhsNumber, isNhsNumber, isUln, parsePostcode, upnFault } from './identifiers';

describe('NHS number', () => {
  it.each(['943 476 5919', '9990000018', '9998765439', '9991112227', '9000000009'])('%s is right', (number) => {
    expect(isNhsNumber(number)).toBe(true);
  });

  it.each(['9434765918', '1234567890', '943476591', '94347659190', '943476591A', ''])('%s is wrong', (number) => {
    expect(isNhsNumber(number)).toBe(false);
  });

  it('is shown in groups of three, three and four', () => {
    expect(formatNhsNumber('9434765919')).toBe('943 476 5919');
  });
});

describe('unique learner number', () => {
  // The first is that of the published description.
  it.each(['9276308686', '92763 08686', '1000000043'])('%s is right', (uln) => expect(isUln(uln)).toBe(true));

  it.each(['9276308687', '0276308686', '927630868', '92763086866', '9999999999', '1000000050', '92763086A6', ''])(
    '%s is wrong',
    (uln) => expect(isUln(uln)).toBe(false),
  );
});

describe('unique pupil number', () => {
  it.each(['H801200001001', 'R335123424001', 'B801200005001', 'UN1', 'UN5'])('%s is right', (upn) => {
    expect(upnFault(upn)).toBeNull();
  });

  it.each(['A801200005001', 'I801200001001'])('%s is known to be mistyped by its check letter', (upn) => {
    expect(upnFault(upn)).toBe('letter');
  });

  it.each(['801200005001', 'H80120000100', 'H8012000010011', 'H80120000100S', 'UN6', ''])(
    '%s does not have the shape of one',
    (upn) => {
      expect(upnFault(upn)).toBe('shape');
    },
  );

  it('may end in a letter while it is temporary', () => {
    const letters = 'ABCDEFGHJKLMNPQRTUVWXYZ';
    const right = [...letters].filter((letter) => upnFault(`${letter}80120000100A`) === null);

    expect(right).toHaveLength(1);
    // 801200001001 calls for H (place 7); its last 1, weighted 13, gives way to A, which counts 0: (7 - 13) mod 23 = 17.
    expect(right).toEqual([letters[17]]);
  });
});

describe('postcode', () => {
  it.each([
    ['l163nd', 'L16 3ND'],
    ['EG19 7TT', 'EG19 7TT'],
    ['M1 1AA', 'M1 1AA'],
    ['CR2 6XH', 'CR2 6XH'],
    ['W1A 1HQ', 'W1A 1HQ'],
    ['EC1A  1BB', 'EC1A 1BB'],
    ['gir 0aa', 'GIR 0AA'],
  ])('%s is written %s', (text, postcode) => {
    expect(parsePostcode(text)).toBe(postcode);
  });

  it.each(['', 'E14', 'E14 4I', '114 4IX', 'ABC1 1AA', 'E14 44X', 'E14 4IX4'])('%s is none', (text) => {
    expect(parsePostcode(text)).toBeNull();
  });
});
