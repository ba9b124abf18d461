import { list } from './list';

/** Streets, towns and houses that do not exist. No postcode area of Britain is called WM, QC or XK. */
export const STREETS = list(`
  Tannery Row, Ropewalk Lane, Lantern Street, Moorgate Rise, Bellfounder Road, Curlew Avenue, Fuller Street,
  Millrace Close, Old Wharf Road, Damson Drive, Stackpole Street, Cooperage Court, Saltbox Lane, Heron Way,
  Quarryman Road, Spindle Street, Weavers Yard, Hawthorn Bank, Penfold Avenue, Lark Rise Road, Station Parade,
  Marlpit Lane, Goldfinch Close, Brickkiln Road, Lower Moor Street, Sorrel Gardens, Towpath Road, Vicars Croft,
  Nailmakers Row, Priory Fields, Larkspur Court, Union Mill Street, Beacon View, Osier Road, Chandlers Walk
`);

/** Town or quarter, with the postcode district. */
export const QUARTERS = [
  ['Westmoor', 'WM1'],
  ['Harbourside, Westmoor', 'WM2'],
  ['Millbrook Cross, Westmoor', 'WM3'],
  ['Thornmere', 'WM5'],
  ['Upper Stanley, Westmoor', 'WM4'],
  ['Castle Fold', 'WM7'],
] as const;

/** Where some were placed, or went to: other councils' areas. */
export const FURTHER_AWAY = [
  ['Kelderby', 'XK3'],
  ['Port Anwick', 'XK9'],
  ['Dunmarsh', 'XK14'],
] as const;

export const UNIVERSITIES = [
  ['Elder Court, University of Calderstone', 'QC2 4UC'],
  ['Ferry Halls, Port Anwick University', 'XK9 7PA'],
  ['Maple House, University of Westmoor', 'WM1 9UW'],
] as const;

export const SUPPORTED = [
  ['Lantern House', 'Brightwater Supported Living'],
  ['Kestrel Court', 'Kestrel Young People'],
  ["St Brannock's", "St Brannock's Trust"],
  ['Northgate Lodge', 'Haven Bridge Care'],
  ['The Old Post House', 'Brightwater Supported Living'],
  ['Tern House', 'Kestrel Young People'],
] as const;

export const FOYERS = [['Westmoor Foyer', 'Westmoor Foyer Trust']] as const;
export const BED_AND_BREAKFASTS = ['Seaview Guest House', 'The Cabot Hotel'] as const;
export const PRISONS = [
  ['HMP/YOI Thornmere', 'WM5 8ZZ'],
  ['HMP/YOI Dunmarsh', 'XK14 1ZZ'],
] as const;

export const CARERS = list(`
  Janet and Mike Holloway, Sandra Pickering, Comfort Boateng, Alan and Ruth Whitfield, Nasreen Malik, Paul Dacre,
  Lorraine and Winston Grant, Teresa Molloy, Gwen Pritchard, Debbie and Karl Simms, Margaret Oyelaran, Steve Ivey,
  Kath and Colin Brightman, Farida Siddiqui, Linda Rushton, Graham and Sue Tait, Beverley Knight, Helen Marsden,
  Anil and Meena Joshi, Pauline Frost, Yvonne Cassidy, Rob and Jean Aldous, Tsegay Berhane, Dot Hargreaves
`);

/** Where those under 18 are detained. */
export const SECURE_CENTRES = [['Hollin Bank Secure Centre', 'WM5 8ZY']] as const;
